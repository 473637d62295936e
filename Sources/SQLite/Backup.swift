import CSQLite

extension Connection {
    /// Copies the database, as it is now, to a new file while others go on reading and writing.
    ///
    /// A read transaction is held from beginning to end: without it every write of another connection would
    /// make SQLite begin again. What is in the file at `path` is replaced.
    /// - Parameters:
    ///   - path: the copy; when the call throws it may hold half a copy.
    ///   - pagesPerStep: pages (of 4 KiB) copied between two calls of `progress`.
    ///   - progress: told the pages copied and the pages in all.
    public func backup(
        to path: String, pagesPerStep: Int32 = 1024, progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws {
        var opened: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let code = sqlite3_open_v2(Connection.plain(path), &opened, flags, nil)
        guard let opened else {
            throw SQLiteError(code: .noMemory, message: "there is no memory for a connection")
        }
        let copy = Handle(opened)
        guard code == SQLITE_OK else { throw copy.error(code) }
        sqlite3_busy_timeout(opened, 5000)
        let isNested = isInTransaction
        if !isNested { try begin(.deferred) }
        defer { if !isNested { rollBack() } }
        // BEGIN DEFERRED takes the snapshot at the first read only.
        _ = try first("SELECT 1 FROM sqlite_schema LIMIT 1") { _ in }
        try copyPages(to: copy, pagesPerStep: pagesPerStep, progress: progress)
        // The copy says of itself that it has a write-ahead log, as the source does. Without one it is a single file.
        let changed = sqlite3_exec(opened, "PRAGMA journal_mode = DELETE", nil, nil, nil)
        guard changed == SQLITE_OK else { throw copy.error(changed) }
    }

    private func copyPages(
        to copy: Handle, pagesPerStep: Int32, progress: (_ done: Int, _ total: Int) throws -> Void
    ) throws {
        guard let backup = sqlite3_backup_init(copy.pointer, "main", handle.pointer, "main") else {
            throw copy.error(sqlite3_extended_errcode(copy.pointer))
        }
        do {
            var isDone = false
            while !isDone {
                switch sqlite3_backup_step(backup, pagesPerStep) {
                case SQLITE_OK: break
                case SQLITE_DONE: isDone = true
                case let code: throw copy.error(code)
                }
                let total = Int(sqlite3_backup_pagecount(backup))
                try progress(total - Int(sqlite3_backup_remaining(backup)), total)
            }
        } catch {
            sqlite3_backup_finish(backup)
            throw error
        }
        let code = sqlite3_backup_finish(backup)
        guard code == SQLITE_OK else { throw copy.error(code) }
    }
}
