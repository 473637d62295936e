public import Domain
public import TimeZones

/// Takes whole imports back: what they made goes, what they changed becomes what it was. When anything of it was changed
/// since, or would leave something behind that depends on it, nothing happens, and the report says what stands in the way.
public struct ImportUndo: Sendable {
    private let ids: [ID<ImportRecord>]
    private let zones: ZoneDatabase
    private let rights: Rights

    /// The rights say which people may be changed back.
    public init(_ ids: ID<ImportRecord>..., zones: ZoneDatabase = .system, by rights: Rights = .commandLine) {
        self.init(ids, zones: zones, by: rights)
    }

    /// The same for several, which are taken back together or not at all.
    public init(_ ids: [ID<ImportRecord>], zones: ZoneDatabase = .system, by rights: Rights = .commandLine) {
        self.ids = ids
        self.zones = zones
        self.rights = rights
    }

    /// Takes them back in one transaction of the store, the newest first, since others stand on what they made.
    ///
    /// - Parameter event: where the imports must belong, when that matters.
    /// - Returns: a report for each, the newest first; where something stands in the way, up to the one that it concerns.
    /// - Throws: ``DomainError/notFound(_:)`` for an import that is not there, ``DomainError/conflict(_:)`` for one that
    ///   was taken back before.
    public func apply(
        in event: ID<Event>? = nil, to store: any Store, by author: LogAuthor = .commandLine
    ) async throws -> [ImportUndoReport] {
        do {
            return try await store.write(by: author) { tx in
                var reports: [ImportUndoReport] = []
                for id in Set(ids).sorted(by: { $0.rawValue > $1.rawValue }) {
                    reports.append(try takeBack(id, in: event, tx))
                    if reports.contains(where: { !$0.conflicts.isEmpty }) { throw UndoStopped(reports: reports) }
                }
                return reports.map { report in
                    var report = report
                    report.isDone = true
                    return report
                }
            }
        } catch let stopped as UndoStopped {
            return stopped.reports
        }
    }

    private func takeBack(
        _ id: ID<ImportRecord>, in event: ID<Event>?, _ tx: any WriteTransaction
    ) throws -> ImportUndoReport {
        guard var record = try tx.imports.find(id), event == nil || record.event == event else {
            throw DomainError.notFound("There is no import \(id.description).")
        }
        if record.undone != nil { throw DomainError.conflict("Import \(id.description) was taken back before.") }
        let additions = try tx.imports.additions(of: id)
        let changes = try tx.imports.changes(of: id)
        let things = additions.reduce(changes.count) { $0 + Int($1.last - $1.first) + 1 }

        let tx = tx.importing(record.author.file, expecting: things)
        var work = UndoWork(record, zones: zones, by: rights, in: tx)
        try work.check(changes)
        try work.remove(additions)
        try work.restore(changes)
        try work.removeEmptied(additions)
        guard work.report.conflicts.isEmpty else { return work.report }

        if let event = record.event, try tx.events.find(event) == nil { record.event = nil }
        record.undone = ImportUndoing(at: tx.now, by: tx.author.email)
        try tx.save(record)
        try tx.forgetWork(of: id)
        try tx.record(
            .undone, LogObject(.file, name: record.author.file, event: record.event),
            [
                LogChange("import", from: "", to: id.description),
                LogChange("removed", from: "", to: String(work.report.removed)),
                LogChange("restored", from: "", to: String(work.report.restored)),
            ])
        return work.report
    }
}

/// What came of taking an import back.
public struct ImportUndoReport: Hashable, Sendable {
    public let record: ImportRecord
    /// Things that the import had made and that are gone.
    public var removed = 0
    /// Things that the import had changed and that are as before.
    public var restored = 0
    /// What stands in the way, at most ``ImportReport/longestList``.
    public var conflicts: [UndoConflict] = []
    public var isDone = false

    init(record: ImportRecord) { self.record = record }
}

/// One thing that was changed since the import, so that taking it back would undo somebody else's work.
public struct UndoConflict: Hashable, Sendable {
    public var kind: LogKind
    /// What it is called.
    public var name: String
    /// The field that was changed since; nil when it is no single one.
    public var field: Field?
    public var reason: Message
    /// When it was changed last; nil where that is not what stands in the way, or not known.
    public var changed: Instant?
}

/// Thrown inside the transaction so that nothing is taken back.
private struct UndoStopped: Error {
    let reports: [ImportUndoReport]
}
