import Domain
import SQLite
import TimeZones

/// A part of the writer's transaction. What each repository writes is in the folder of its feature. Verbs write through
/// ``LoggingTransaction``, which stands before it.
struct WritingTransaction {
    let database: Connection
    let zones: ZoneDatabase
    let sources: TransactionSources
    let now: Instant
    let intake: Intake
    // Asked for again and again by each row of an import; made anew, each would be a box of its own.
    let events: any EventReading
    let people: any PersonReading
    let attendees: any AttendeeReading

    init(
        database: Connection, zones: ZoneDatabase, sources: TransactionSources,
        intake limits: IntakeLimits = IntakeLimits()
    ) {
        self.database = database
        self.zones = zones
        self.sources = sources
        now = sources.now()
        let intake = Intake(database: database, limits)
        self.intake = intake
        events = EventRows(database: database, zones: zones, intake: intake)
        people = PersonRows(database: database, zones: zones, intake: intake)
        attendees = AttendeeRows(database: database, intake: intake)
    }

    private var reading: ReadingTransaction { ReadingTransaction(database: database, zones: zones, intake: intake) }

    /// To be called when the closure has returned.
    func finish() throws {
        try intake.settle()
    }

    /// To be called when the closure has thrown.
    func abandon() { intake.abandon() }

    /// Runs an INSERT of one row and gives the new id. Not by `RETURNING`, which made each insert take twice as long
    /// (16 µs a person became 32).
    func inserted<Entity>(_ sql: String, _ arguments: any Bindable...) throws -> ID<Entity> {
        guard try database.run(sql, arguments: arguments) > 0 else {
            throw DomainError.conflict("Somebody else deleted what this belongs to.")
        }
        return ID(rawValue: database.lastInsertRowID)
    }

    /// The number of a new row in `table`: its own when it has one, else one that no row has, and none that a release
    /// knows by `column`. SQLite alone would give the number of a deleted row to the next.
    func freshID<Entity>(_ id: ID<Entity>, in table: StaticString, released column: StaticString) throws -> ID<Entity> {
        if id != .unsaved { return id }
        let last = try database.first(
            """
            SELECT max(coalesce((SELECT max(id) FROM \(table)), 0),
                coalesce((SELECT max(\(column)) FROM released_session WHERE \(column) IS NOT NULL), 0))
            """
        ) { try $0[0] as Int64 }
        return ID(rawValue: (last ?? 0) + 1)
    }

    /// Runs an UPDATE of one row.
    func update(_ sql: String, _ arguments: any Bindable...) throws {
        guard try database.run(sql, arguments: arguments) > 0 else {
            throw DomainError.conflict("Somebody else deleted this.")
        }
    }
}

extension WritingTransaction: ReadTransaction {
    var series: any SeriesReading { reading.series }
    var rooms: any RoomReading { reading.rooms }
    var tracks: any TrackReading { reading.tracks }
    var sessions: any SessionReading { reading.sessions }
    var releases: any ReleaseReading { reading.releases }
    var availability: any AvailabilityReading { reading.availability }
    var personalAgendas: any PersonalAgendaReading { reading.personalAgendas }
    var waivers: any ConflictWaiverReading { reading.waivers }
    var speakers: any SpeakerReading { reading.speakers }
    var seating: any SeatingReading { reading.seating }
    var administrators: any AdministratorReading { reading.administrators }
    var signIns: any SignInReading { reading.signIns }
    var partners: any PartnerReading { reading.partners }
    var log: any LogReading { reading.log }
    var imports: any ImportReading { reading.imports }

    func newUID() -> String { sources.newUID() }
    func newSecret() -> String { sources.newSecret() }
}
