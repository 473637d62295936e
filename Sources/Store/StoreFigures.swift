import Glibc

extension SQLiteStore {
    /// What an operator watches.
    public struct Figures: Sendable, Hashable {
        /// Writes that wait for the writer.
        public let waiting: Int
        public let commits: Int
        /// Writes in all commits.
        public let writes: Int
        /// Writes in the largest commit.
        public let largestBatch: Int
        /// The file's size; 0 in memory.
        public let fileBytes: Int
        /// The size of its write-ahead log.
        public let logBytes: Int
    }

    /// The figures now. Looks at the files' sizes, and reads nothing of them.
    public var figures: Figures {
        let counts = writer.tally.counts
        return Figures(
            waiting: writer.waiting, commits: counts.commits, writes: counts.writes,
            largestBatch: counts.largestBatch, fileBytes: path.map(Self.size) ?? 0,
            logBytes: path.map { Self.size(of: $0 + "-wal") } ?? 0)
    }

    private static func size(of path: String) -> Int {
        var information = stat()
        return stat(path, &information) == 0 ? Int(information.st_size) : 0
    }
}
