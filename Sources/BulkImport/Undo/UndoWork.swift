import Domain
import TimeZones

/// Taking one import back, step by step; goes on after a conflict to find the others.
struct UndoWork {
    var report: ImportUndoReport
    private let record: ImportRecord
    private let zones: ZoneDatabase
    private let rights: Rights
    private let tx: any WriteTransaction

    init(_ record: ImportRecord, zones: ZoneDatabase, by rights: Rights, in tx: any WriteTransaction) {
        self.rights = rights
        report = ImportUndoReport(record: record)
        self.record = record
        self.zones = zones
        self.tx = tx
    }

    /// Finds what was changed since in the fields that the import changed, and people who are no longer theirs to change.
    mutating func check(_ changes: [ImportChange]) throws {
        for change in changes {
            guard let thing = try UndoneThing.find(change.kind, change.object, record, zones, tx) else {
                add(change.kind, "", nil, "Something that was changed is no longer there.")
                continue
            }
            if change.kind == .person, try People.reach(rights, to: ID(rawValue: change.object), in: tx) != .whole {
                add(
                    change.kind, thing.name, nil,
                    "This person is in other events, too. An organiser of the installation can take this back.")
                continue
            }
            for field in change.fields where thing.cells[field.field] ?? "" != field.after {
                add(change.kind, thing.name, field.field, changedBy: try latest(change.kind, change.object))
            }
        }
    }

    /// Gives the fields back what they held. Does nothing once there is a conflict.
    mutating func restore(_ changes: [ImportChange]) throws {
        for change in changes where report.conflicts.isEmpty {
            guard let thing = try UndoneThing.find(change.kind, change.object, record, zones, tx) else { continue }
            let before = Dictionary(
                change.fields.map { ($0.field, $0.before) }, uniquingKeysWith: { first, _ in first })
            try collecting(change.kind, thing.name) { try thing.restore(FieldReader { before[$0] }) }
            report.restored += 1
        }
        try restoreSeats(changes)
    }

    private mutating func restoreSeats(_ changes: [ImportChange]) throws {
        guard report.conflicts.isEmpty, let event = try record.event.flatMap({ try tx.events.find($0) }) else { return }
        var seats = UndoneSeats(event, tx)
        try collecting(.seat, "") {
            for change in changes { try seats.note(change) }
            try seats.give()
        }
    }

    /// What others hang on goes last.
    private static let order: [LogKind] = [.speaker, .seat, .attendee, .session, .person, .room, .track, .event]

    /// Removes what the import made and nobody changed since, the newest first.
    mutating func remove(_ additions: [ImportAddition]) throws {
        for kind in Self.order { try remove(kind, additions) }
    }

    /// These are left to the end, since what is restored may still be in them.
    mutating func removeEmptied(_ additions: [ImportAddition]) throws {
        // Where seats did not go back, whose they are stands in the way already.
        for kind in [LogKind.table, .round] where report.conflicts.isEmpty { try remove(kind, additions) }
        try remove(.series, additions)
    }

    private mutating func remove(_ kind: LogKind, _ additions: [ImportAddition]) throws {
        let parts = kind == .speaker ? try UndoneThing.parts(record, tx) : [:]
        for addition in additions.reversed() where addition.kind == kind {
            for id in (addition.first...addition.last).reversed() { try remove(kind, id, parts) }
        }
    }

    private mutating func remove(_ kind: LogKind, _ id: Int64, _ parts: [Int64: Speaker]) throws {
        guard let thing = try UndoneThing.find(kind, id, record, zones, tx, parts) else { return }
        if try thing.isChanged(tx, kind, id, record) {
            let entry = try tx.log.latest(about: kind, id, since: record.at)
            let fields = entry?.verb == .changed ? entry?.changes.map(\.field) ?? [] : []
            return add(kind, thing.name, fields.count == 1 ? fields[0] : nil, changedBy: entry)
        }
        try collecting(kind, thing.name) { try thing.remove() }
        report.removed += 1
    }

    /// Takes a rule that says no for a conflict.
    private mutating func collecting(_ kind: LogKind, _ name: String, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as DomainError {
            if case .unavailable = error { throw error }
            for message in error.messages { add(kind, name, nil, message) }
        }
    }

    private mutating func add(
        _ kind: LogKind, _ name: String, _ field: Field?, _ reason: Message, changed: Instant? = nil
    ) {
        guard report.conflicts.count < ImportReport.longestList else { return }
        report.conflicts.append(
            UndoConflict(kind: kind, name: name, field: field, reason: reason, changed: changed))
    }

    private mutating func add(_ kind: LogKind, _ name: String, _ field: Field?, changedBy entry: LogEntry?) {
        guard let entry else { return add(kind, name, field, "Changed since the import.") }
        let reason: Message =
            entry.author.email.isEmpty
            ? "Changed since the import, from the command line."
            : "Changed since the import by \(entry.author.email)."
        add(kind, name, field, reason, changed: entry.at)
    }

    /// The last change since the import; not looked up where the list of conflicts is full.
    private func latest(_ kind: LogKind, _ id: Int64) throws -> LogEntry? {
        guard report.conflicts.count < ImportReport.longestList else { return nil }
        return try tx.log.latest(about: kind, id, since: record.at)
    }
}
