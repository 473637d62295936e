import Domain
import SQLite
import TimeZones

/// The transaction that verbs are given: what they insert, save and delete goes through here, and so into the log. A
/// change that no field shows (a version, a position in calendars) is stored without an entry.
///
/// It stands between the verbs and the repositories so that neither can forget: there is no way to the repositories'
/// writing but through it.
///
/// A class, because verbs hand it on as what reads and as what writes: of a value each change of the one into the other is
/// a copy in a box of its own, which took a twentieth of an import's dry run.
final class LoggingTransaction {
    let base: WritingTransaction
    let author: LogAuthor

    init(base: WritingTransaction, author: LogAuthor) {
        self.base = base
        self.author = author
    }

    var database: Connection { base.database }

    func added<Thing: Logged>(_ thing: Thing) throws -> Thing {
        let object = try thing.logObject(in: base)
        if base.intake.hasEntry(object.kind, object.id) {
            try record(.added, object, Thing.logChanges(from: nil, to: thing, in: base))
        }
        return thing
    }

    /// As ``added(_:)`` for what comes by the hundred thousand, most of it without an entry of its own.
    func noteAdded<Thing: Logged>(_ thing: Thing, _ kind: LogKind, _ id: Int64) throws {
        guard base.intake.hasEntry(kind, id) else { return }
        try record(.added, thing.logObject(in: base), Thing.logChanges(from: nil, to: thing, in: base))
    }

    /// `old` is the thing as it was before it was saved.
    func changed<Thing: Logged>(
        _ thing: Thing, from old: Thing?, save: () throws -> Void
    ) throws {
        // Read before saving: what a field refers to may be renamed by it.
        let changes = try old.map { try Thing.logChanges(from: $0, to: thing, in: base) } ?? []
        try save()
        if changes.isEmpty { return }
        try record(Self.verb(thing, changes), thing.logObject(in: base), changes)
    }

    private static func verb<Thing: Logged>(_ thing: Thing, _ changes: [LogChange]) -> LogVerb {
        guard thing is Administrator, let role = changes.first(where: { $0.field == "role" }) else { return .changed }
        return role.after.isEmpty ? .roleTaken : .roleGiven
    }

    func removed<Thing: Logged>(_ old: Thing?, delete: () throws -> Void) throws {
        guard let old else { return try delete() }
        let object = try old.logObject(in: base)
        let changes = try Thing.logChanges(from: old, to: nil, in: base)
        try delete()
        if base.intake.hasEntry(object.kind, object.id) { try record(.removed, object, changes) }
    }
}

extension LoggingTransaction: LogWriting {
    func record(_ verb: LogVerb, _ object: LogObject, _ changes: [LogChange]) throws {
        let more = verb == .imported || verb == .undone ? base.intake.changesOfFile : []
        try base.write(verb, object, changes + more, by: author)
    }

    func purgeLog(before cutoff: Instant) throws -> Int { try base.purgeLog(before: cutoff) }
}

extension LoggingTransaction: WriteTransaction {
    var series: any SeriesReading { base.series }
    var events: any EventReading { base.events }
    var rooms: any RoomReading { base.rooms }
    var tracks: any TrackReading { base.tracks }
    var sessions: any SessionReading { base.sessions }
    var releases: any ReleaseReading { base.releases }
    var availability: any AvailabilityReading { base.availability }
    var personalAgendas: any PersonalAgendaReading { base.personalAgendas }
    var waivers: any ConflictWaiverReading { base.waivers }
    var people: any PersonReading { base.people }
    var speakers: any SpeakerReading { base.speakers }
    var attendees: any AttendeeReading { base.attendees }
    var seating: any SeatingReading { base.seating }
    var administrators: any AdministratorReading { base.administrators }
    var signIns: any SignInReading { base.signIns }
    var partners: any PartnerReading { base.partners }
    var log: any LogReading { base.log }
    var imports: any ImportReading { base.imports }

    var now: Instant { base.now }
    func newUID() -> String { base.newUID() }
    func newSecret() -> String { base.newSecret() }

    func importing(_ file: String, expecting changes: Int) -> any WriteTransaction {
        var author = author
        author.file = file
        base.intake.begin(expecting: changes)
        return LoggingTransaction(base: base, author: author)
    }
}
