import Domain

// What the log says of a file with very many new things.
extension Intake {
    struct Additions {
        let kind: LogKind
        var count = 0
        /// Of those without an entry.
        var first = Int64.max
        var last = Int64.min

        /// Whether the thing has an entry.
        mutating func count(_ id: Int64) -> Bool {
            count += 1
            guard count > LogOfFiles.mostEntries else { return true }
            first = min(first, id)
            last = max(last, id)
            return false
        }
    }

    /// Whether a thing that is new, or goes, has an entry of its own in the log; see ``LogOfFiles``.
    func hasEntry(_ kind: LogKind, _ id: Int64?) -> Bool {
        guard isImporting, let id else { return true }
        // Two kinds at most in any number: looking through them is quicker than hashing.
        if let place = additions.firstIndex(where: { $0.kind == kind }) { return additions[place].count(id) }
        additions.append(Additions(kind: kind))
        return additions[additions.count - 1].count(id)
    }

    /// What the entry of the file has to say for the things that have none.
    var changesOfFile: [LogChange] {
        additions.filter { $0.count > LogOfFiles.mostEntries }.sorted { $0.kind.rawValue < $1.kind.rawValue }
            .map { LogOfFiles.change(of: $0.kind, from: $0.first, to: $0.last) }
    }
}
