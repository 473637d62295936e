import Domain
import TimeZones

/// A thing that an import made or changed, as it is now: what its cells would be in a file, and the verbs that take it
/// away or give its fields back.
struct UndoneThing {
    var name: String
    var cells: [Field: String] = [:]
    /// 1 while nobody has changed it; nil where the log has to be asked.
    var version: Int?
    /// Takes the thing away by the verb that its page uses.
    var remove: () throws -> Void
    /// Gives fields back what the reader holds; the others stay.
    var restore: (FieldReader) throws -> Void

    /// Whether somebody changed a thing that the import made.
    func isChanged(_ tx: any ReadTransaction, _ kind: LogKind, _ id: Int64, _ record: ImportRecord) throws -> Bool {
        if let version { return version > 1 }
        return try tx.log.latest(about: kind, id, since: record.at)?.verb == .changed
    }

    /// The parts that the import's event has, by number.
    static func parts(_ record: ImportRecord, _ tx: any ReadTransaction) throws -> [Int64: Speaker] {
        guard let event = record.event else { return [:] }
        let parts = try tx.speakers.all(in: event).map { ($0.speaker.id.rawValue, $0.speaker) }
        return Dictionary(parts, uniquingKeysWith: { first, _ in first })
    }

    /// Nil when the thing is gone.
    static func find(
        _ kind: LogKind, _ number: Int64, _ record: ImportRecord, _ zones: ZoneDatabase, _ tx: any WriteTransaction,
        _ parts: [Int64: Speaker]? = nil
    ) throws -> UndoneThing? {
        switch kind {
        case .person: return try person(ID(rawValue: number), tx)
        case .series: return try series(ID(rawValue: number), tx)
        case .event: return try event(ID(rawValue: number), zones, tx)
        default: break
        }
        guard let event = try record.event.flatMap({ try tx.events.find($0) }) else { return nil }
        switch kind {
        case .attendee: return try attendee(ID(rawValue: number), event, tx)
        case .room: return try room(ID(rawValue: number), event, tx)
        case .track: return try track(ID(rawValue: number), event, tx)
        case .session: return try session(ID(rawValue: number), event, tx)
        case .round: return try round(ID(rawValue: number), event, tx)
        case .table: return try table(ID(rawValue: number), event, tx)
        case .seat: return try seat(ID(rawValue: number), event, tx)
        case .speaker: return try (parts ?? self.parts(record, tx))[number].map { try speaker($0, event, tx) }
        default: return nil
        }
    }

    static func cells(_ fields: [Field], _ texts: [String]) -> [Field: String] {
        Dictionary(zip(fields, texts), uniquingKeysWith: { first, _ in first })
    }

    private static func person(_ id: ID<Person>, _ tx: any WriteTransaction) throws -> UndoneThing? {
        guard let person = try tx.people.find(id) else { return nil }
        return UndoneThing(
            name: person.displayName,
            cells: person.version == 1
                ? [:] : cells(ImportKind.people.fields, Cells.all(of: person.details)),
            version: person.version
        ) {
            try People.delete(id, in: tx)
        } restore: { fields in
            var fields = fields
            _ = try People.update(id, to: try PersonDetails.read(&fields, over: person.details), in: tx)
        }
    }

    private static func attendee(
        _ id: ID<Attendee>, _ event: Event, _ tx: any WriteTransaction
    ) throws -> UndoneThing? {
        guard let row = try tx.attendees.find(id, in: event.id) else { return nil }
        return UndoneThing(
            name: row.person.displayName,
            cells: row.attendee.version == 1 ? [:] : cells(Cells.attendeeFields, Cells.of(row.attendee)),
            version: row.attendee.version
        ) {
            try Attendees.remove(id, from: event.id, tx)
        } restore: { fields in
            var fields = fields
            try Attendees.restore(
                id, in: event.id, to: try AttendeeDetails.read(&fields, over: row.attendee.details), tx)
        }
    }

    private static func series(_ id: ID<Series>, _ tx: any WriteTransaction) throws -> UndoneThing? {
        guard let series = try tx.series.find(id) else { return nil }
        return UndoneThing(name: series.details.title, version: series.version) {
            try SeriesVerbs.delete(id, in: tx)
        } restore: { _ in
        }
    }

    private static func event(
        _ id: ID<Event>, _ zones: ZoneDatabase, _ tx: any WriteTransaction
    ) throws -> UndoneThing? {
        guard let event = try tx.events.find(id) else { return nil }
        let series = try event.details.series.flatMap { try tx.series.find($0) }
        return UndoneThing(
            name: event.details.title, cells: cells(ImportKind.events.fields, Cells.of(event, series: series)),
            version: event.version
        ) {
            try Events.remove(id, in: tx)
        } restore: { fields in
            var fields = fields
            var details = try EventDetails.read(&fields, over: event.details, zones: zones)
            if let title = fields.given("series") { details.series = try SeriesVerbs.named(title, in: tx)?.id }
            _ = try Events.update(id, to: details, in: tx)
        }
    }

    private static func room(_ id: ID<Room>, _ event: Event, _ tx: any WriteTransaction) throws -> UndoneThing? {
        guard let room = try tx.rooms.find(id, in: event.id) else { return nil }
        let zone = event.details.zone
        return UndoneThing(
            name: room.details.name, cells: cells(ImportKind.rooms.fields, Cells.of(room, zone: zone)),
            version: room.version
        ) {
            try Rooms.delete(id, in: event.id, tx)
        } restore: { fields in
            var fields = fields
            let details = try RoomDetails.read(&fields, over: room.details, zone: zone)
            _ = try Rooms.update(id, in: event.id, to: details, tx)
        }
    }

    private static func track(_ id: ID<Track>, _ event: Event, _ tx: any WriteTransaction) throws -> UndoneThing? {
        guard let track = try tx.tracks.find(id, in: event.id) else { return nil }
        return UndoneThing(
            name: track.details.name, cells: cells(ImportKind.tracks.fields, Cells.of(track)), version: track.version
        ) {
            let sessions = try tx.sessions.all(in: event.id).count { $0.details.track == id }
            if sessions > 0 {
                throw DomainError.conflict(
                    Message(
                        count: sessions, one: "{0} session is in this track. Take it out first.",
                        other: "{0} sessions are in this track. Take them out first."))
            }
            try Tracks.delete(id, in: event.id, tx)
        } restore: { fields in
            var fields = fields
            _ = try Tracks.update(id, in: event.id, to: try TrackDetails.read(&fields, over: track.details), tx)
        }
    }

    private static func session(
        _ id: ID<Session>, _ event: Event, _ tx: any WriteTransaction
    ) throws -> UndoneThing? {
        guard let session = try tx.sessions.find(id, in: event.id) else { return nil }
        let setting = try EventSetting.of(event, in: tx)
        return UndoneThing(
            name: session.details.title, cells: cells(ImportKind.sessions.fields, Cells.of(session, in: setting)),
            version: session.version
        ) {
            if try !tx.speakers.all(inSession: id).isEmpty {
                throw DomainError.conflict("The session has speakers. Take them out first.")
            }
            try Sessions.delete(id, in: event.id, tx)
        } restore: { fields in
            var fields = fields
            let details = try SessionDetails.read(&fields, over: session.details, in: setting)
            let placing = try SlotReading.read(&fields, over: session.slot, in: setting)
            _ = try Sessions.update(id, in: event.id, to: details, tx)
            _ = try Agenda.place(id, in: event.id, at: placing.slot, tx)
        }
    }

    private static func speaker(
        _ speaker: Speaker, _ event: Event, _ tx: any WriteTransaction
    ) throws -> UndoneThing {
        let name = try tx.people.displayName(speaker.person) ?? ""
        return UndoneThing(name: name, cells: cells(Cells.speakerFields, Cells.of(speaker)), version: nil) {
            try Speakers.remove(speaker.id, from: speaker.session, in: event.id, tx)
        } restore: { fields in
            var fields = fields
            let role = fields.choice("role", else: speaker.role, standard: speaker.role)
            let position = fields.number("position", else: speaker.position, in: 1...10_000) ?? speaker.position
            try fields.finish()
            _ = try Speakers.update(
                speaker.id, role: role, position: position, of: speaker.session, in: event.id, tx)
        }
    }
}
