import Domain

/// Writes down what the rows of a file make and change, so that the import can be taken back.
final class ImportRecorder {
    private let tx: any WriteTransaction
    private var record: ImportRecord
    private var additions: [LogKind: [(first: Int64, last: Int64)]] = [:]

    init(_ kind: ImportKind, event: ID<Event>?, in tx: any WriteTransaction) {
        self.tx = tx
        record = ImportRecord(at: tx.now, author: tx.author, kind: kind.rawValue, event: event)
    }

    /// The event that the things belong to, when the file itself names it.
    func place(in event: ID<Event>) { record.event = event }
    var event: ID<Event>? { record.event }

    func made(_ kind: LogKind, _ id: Int64) {
        let last = (additions[kind]?.count ?? 0) - 1
        if last >= 0, additions[kind]?[last].last == id - 1 {
            additions[kind]?[last].last = id
        } else {
            additions[kind, default: []].append((id, id))
        }
    }

    /// What was made last is gone again.
    func unmade(_ kind: LogKind, _ id: Int64) {
        guard let last = additions[kind]?.last, last.last == id else { return }
        additions[kind]?.removeLast()
        if last.first < id { additions[kind]?.append((last.first, id - 1)) }
    }

    func changed(_ change: ImportChange) throws {
        try tx.add(change, to: begun())
    }

    /// Gives the number of the import, nil when it changed nothing.
    func finish(_ report: ImportReport) throws -> ID<ImportRecord>? {
        guard report.created + report.changed > 0 else { return nil }
        let id = try begun()
        record.created = report.created
        record.changed = report.changed
        record.unchanged = report.unchanged
        try tx.save(record)
        for (kind, ranges) in additions.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            for range in ranges { try tx.add(ImportAddition(kind, from: range.first, to: range.last), to: id) }
        }
        return id
    }

    private func begun() throws -> ID<ImportRecord> {
        if record.id == .unsaved { record = try tx.insert(record) }
        return record.id
    }
}
