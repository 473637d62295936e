import Domain
import Glibc
import LibUV
import Logging
import Store

/// Opens the database file of an installation.
struct Database {
    var path: String
    /// What stands after the `@` in the names that new sessions have in calendars.
    var host = "localhost"
    /// Is told of failures of SQLite, before they become a sentence.
    var logger: Logger?

    enum IfMissing {
        /// Make the file, and the one folder that it is to be in.
        case create
        case refuse
    }

    /// Opens the file and brings it up to date.
    func open(_ missing: IfMissing) throws -> SQLiteStore {
        switch missing {
        case .create: try makeFolder()
        case .refuse:
            if !exists { throw UnavailableError("There is no database \(path); `roundtable migrate` makes one.") }
        }
        do {
            return try SQLiteStore(path: path, sources: .system(host: host), gathering: Self.untilTheTurnEnds) {
                [logger] error in logger?.error("database", metadata: ["error": "\(error)"])
            }
        } catch DomainError.unavailable(let message) {
            throw UnavailableError("\(path): \(message.english)")
        }
    }

    /// All who write in one turn of a loop share a commit. Woken by the first of them, a writer on the loop's core took what
    /// was there at once: 64 at a time, 14 a commit instead of 29.
    private static let untilTheTurnEnds: SQLiteStore.Gathering = { wake in
        if let loop = EventLoop.current { loop.atEndOfTurn(wake) } else { wake() }
    }

    var exists: Bool { access(path, F_OK) == 0 }

    /// Only the last folder: a path whose beginning is not there is more likely a slip of the pen.
    private func makeFolder() throws {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
        let folder = String(path[..<slash])
        if mkdir(folder, 0o700) != 0, errno != EEXIST {
            // because: strerror gives a static text for every number
            throw UnavailableError("The folder \(folder) cannot be made: \(String(cString: strerror(errno))).")
        }
    }
}
