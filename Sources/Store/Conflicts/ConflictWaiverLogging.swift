import Domain
import SQLite

extension LoggingTransaction: ConflictWaiverWriting {
    func insert(_ waiver: ConflictWaiver) throws -> ConflictWaiver { try added(try base.insert(waiver)) }

    func delete(_ id: ID<ConflictWaiver>) throws {
        try removed(try ConflictWaiverRows(database: database).find(id)) { try base.delete(id) }
    }
}
