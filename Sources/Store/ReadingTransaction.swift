import Domain
import SQLite
import TimeZones

/// A snapshot on a connection.
struct ReadingTransaction: ReadTransaction {
    let database: Connection
    let zones: ZoneDatabase
    /// What was written and is not yet where questions look for it; nil where nothing is written.
    let intake: Intake?
    /// What was made before, and the mark that was taken before the snapshot; nil where there is none.
    var memory: (kept: Memory, mark: ChangeMark)?

    func remembered<Value: Sendable>(_ key: MemoryKey, _ make: () throws -> Value) throws -> Value {
        guard let memory else { return try make() }
        if let value: Value = memory.kept.value(key, at: memory.mark) { return value }
        let value = try make()
        memory.kept.keep(value, key, at: memory.mark)
        return value
    }

    var series: any SeriesReading { SeriesRows(database: database) }
    var events: any EventReading { EventRows(database: database, zones: zones, intake: intake) }
    var rooms: any RoomReading { RoomRows(database: database) }
    var tracks: any TrackReading { TrackRows(database: database) }
    var sessions: any SessionReading { SessionRows(database: database) }
    var releases: any ReleaseReading { ReleaseRows(database: database, memory: memory?.kept.released) }
    var availability: any AvailabilityReading { AvailabilityRows(database: database) }
    var personalAgendas: any PersonalAgendaReading { PersonalAgendaRows(database: database) }
    var waivers: any ConflictWaiverReading { ConflictWaiverRows(database: database) }
    var people: any PersonReading { PersonRows(database: database, zones: zones, intake: intake) }
    var speakers: any SpeakerReading { SpeakerRows(database: database) }
    var attendees: any AttendeeReading { AttendeeRows(database: database, intake: intake) }
    var seating: any SeatingReading { SeatingRows(database: database) }
    var administrators: any AdministratorReading { AdministratorRows(database: database) }
    var signIns: any SignInReading { SignInRows(database: database) }
    var partners: any PartnerReading { PartnerRows(database: database, zones: zones) }
    var log: any LogReading { LogRows(database: database) }
    var imports: any ImportReading { ImportRows(database: database) }
}
