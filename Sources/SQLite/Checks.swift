extension Connection {
    /// What is damaged in the file, in SQLite's words; empty when nothing is. Reads the whole file.
    public func integrityCheck() throws -> [String] {
        try all("PRAGMA integrity_check") { try $0[0] as String }.filter { $0 != "ok" }
    }

    /// Rows that refer to rows which are not there, one sentence each; empty when there are none.
    public func foreignKeyCheck() throws -> [String] {
        try all("PRAGMA foreign_key_check") { row in
            let rowID = try row[1] as Int64?
            return "row \(rowID.map(String.init) ?? "?") of \(try row[0] as String) refers to a row of "
                + "\(try row[2] as String) that is not there"
        }
    }

    /// A number that changes when another connection has changed the file. Only comparing two readings on the
    /// same connection means anything.
    public func dataVersion() throws -> Int64 {
        try first("PRAGMA data_version") { try $0[0] } ?? 0
    }
}
