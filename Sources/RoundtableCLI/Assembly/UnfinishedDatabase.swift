import Glibc
import Store

/// A database that is being filled under a name of its own, and takes its real name once it is whole.
struct UnfinishedDatabase {
    let database: Database
    private let path: String

    init(_ database: Database) {
        path = database.path
        var unfinished = database
        unfinished.path += ".new"
        self.database = unfinished
        remove()
    }

    /// Copies what `store` holds to the real name, whole and checked, and closes it.
    func finish(_ store: SQLiteStore) throws {
        try store.backup(to: path)
        store.close()
        remove()
    }

    func remove() {
        for ending in ["", "-wal", "-shm", "-journal"] { unlink(database.path + ending) }
    }
}
