import Domain

/// Writes down what the rows of a file make and change, so that the import can be taken back.
final class ImportRecorder {
    private let tx: any WriteTransaction
    private var record: ImportRecord
    /// Things with consecutive numbers: one run of each kind that may go on, and those that are over, in order.
    private var open: [Run] = []
    private var closed: [Run] = []

    private struct Run {
        let kind: LogKind
        var first: Int64
        var last: Int64
    }

    init(_ kind: ImportKind, event: ID<Event>?, in tx: any WriteTransaction) {
        self.tx = tx
        record = ImportRecord(at: tx.now, author: tx.author, kind: kind.rawValue, event: event)
    }

    /// The event that the things belong to, when the file itself names it.
    func place(in event: ID<Event>) { record.event = event }
    var event: ID<Event>? { record.event }

    func made(_ kind: LogKind, _ id: Int64) {
        // A file makes two kinds of things in any number, so looking through them is quicker than hashing.
        guard let place = open.firstIndex(where: { $0.kind == kind }) else {
            return open.append(Run(kind: kind, first: id, last: id))
        }
        if open[place].last == id - 1 {
            open[place].last = id
        } else {
            closed.append(open[place])
            open[place] = Run(kind: kind, first: id, last: id)
        }
    }

    /// What was made last is gone again.
    func unmade(_ kind: LogKind, _ id: Int64) {
        guard let place = open.firstIndex(where: { $0.kind == kind }), open[place].last == id else { return }
        if open[place].first < id {
            open[place].last = id - 1
        } else if let before = closed.lastIndex(where: { $0.kind == kind }) {
            open[place] = closed.remove(at: before)
        } else {
            open.remove(at: place)
        }
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
        let kinds = Set(open.map(\.kind)).sorted { $0.rawValue < $1.rawValue }
        for kind in kinds {
            for run in closed + open where run.kind == kind {
                try tx.add(ImportAddition(kind, from: run.first, to: run.last), to: id)
            }
        }
        return id
    }

    private func begun() throws -> ID<ImportRecord> {
        if record.id == .unsaved { record = try tx.insert(record) }
        return record.id
    }
}
