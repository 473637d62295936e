import CSQLite

extension Connection {
    /// When a transaction takes its locks.
    public enum TransactionKind: String, Sendable {
        /// At the first statement that needs one: for reads, which then all see one snapshot.
        case deferred = "BEGIN DEFERRED"
        /// At once, so that what is read inside cannot be changed by others before it is written.
        case immediate = "BEGIN IMMEDIATE"
    }

    /// Whether a transaction is open. SQLite itself ends one after some failures, a full disk for one.
    public var isInTransaction: Bool { sqlite3_get_autocommit(handle.pointer) == 0 }

    /// Runs `body` in a transaction: committed when it returns, rolled back when it or the commit throws.
    public func transaction<Result>(_ kind: TransactionKind, _ body: () throws -> Result) throws -> Result {
        try begin(kind)
        do {
            let result = try body()
            try commit()
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    /// Begins a transaction by hand.
    public func begin(_ kind: TransactionKind) throws {
        try run(kind.rawValue)
    }

    /// Commits; when it returns the changes are on the disk. The transaction is still open when it throws `busy`.
    public func commit() throws {
        try run("COMMIT")
    }

    /// Undoes the open transaction; does nothing when there is none any more.
    public func rollBack() {
        discardBatches()
        guard isInTransaction else { return }
        // A roll-back that fails leaves the transaction open, and the next BEGIN says so.
        _ = try? run("ROLLBACK")
    }

    /// Runs statements that belong to the open transaction and to nothing else: should SQLite end it (a full disk,
    /// a failing one), the statements after that are refused instead of being committed one by one.
    public func insideTransaction<Result>(_ body: () throws -> Result) rethrows -> Result {
        let before = needsTransaction
        needsTransaction = true
        defer { needsTransaction = before }
        return try body()
    }

    /// Runs `body` as a part of the open transaction that can be undone alone: when it throws, its changes and
    /// no others are gone. When SQLite ended the whole transaction, `isInTransaction` is false afterwards.
    public func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        try run("SAVEPOINT part")
        do {
            let result = try body()
            try run("RELEASE part")
            return result
        } catch {
            undoPart()
            throw error
        }
    }

    private func undoPart() {
        discardBatches()
        guard isInTransaction else { return }
        do {
            try run("ROLLBACK TO part")
            try run("RELEASE part")
        } catch {
            // What cannot be undone alone must not be committed with the rest.
            rollBack()
        }
    }
}
