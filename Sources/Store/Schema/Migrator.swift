import Domain
import SQLite
import TimeZones

/// Brings a database up to the schema of this program: forward only, one transaction a step.
struct Migrator {
    let database: Connection
    let migrations: [Migration]

    /// Runs what is missing and gives the names of it.
    /// - Throws: `DomainError.unavailable` for a file that is not ours, or of a newer version of the program.
    func run(at now: Instant) throws -> [String] {
        try requireOurs()
        try database.execute(
            """
            CREATE TABLE IF NOT EXISTS migration (
                number INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                applied_at INTEGER NOT NULL
            ) STRICT
            """)
        try requireKnown()
        return try migrations.filter { migration in
            guard migration.remakesTables else { return try apply(migration, at: now) }
            // A table that is dropped takes with it what refers to it, unless nobody looks; ``apply`` looks at its end. Inside
            // a transaction the switch does nothing. And when the new table gets the name of the old one, SQLite would
            // refuse for the sake of triggers that name it.
            try database.execute("PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON")
            let isNew = Result { try apply(migration, at: now) }
            try database.execute("PRAGMA legacy_alter_table = OFF; PRAGMA foreign_keys = ON")
            return try isNew.get()
        }.map(\.name)
    }

    /// Whether there is nothing to run. Changes nothing.
    func isCurrent() throws -> Bool {
        try requireOurs()
        guard try hasTable("migration") else { return false }
        try requireKnown()
        return try recorded().count == migrations.count
    }

    /// An empty file, or one with our list of migrations in it.
    private func requireOurs() throws {
        if try hasTable("migration") { return }
        let tables = try database.first("SELECT count(*) FROM sqlite_schema") { try $0[0] as Int } ?? 0
        guard tables == 0 else {
            throw DomainError.unavailable("The file is a database of another program.")
        }
    }

    private func requireKnown() throws {
        let known = Set(migrations.map(\.name))
        if let stranger = try recorded().first(where: { !known.contains($0) }) {
            throw DomainError.unavailable(
                "The database was made by a newer version of the program: it has \(stranger). Use that version.")
        }
    }

    private func hasTable(_ name: String) throws -> Bool {
        try database.first("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", name) { _ in true } ?? false
    }

    private func recorded() throws -> [String] {
        try database.all("SELECT name FROM migration ORDER BY number") { try $0[0] }
    }

    private func apply(_ migration: Migration, at now: Instant) throws -> Bool {
        try database.transaction(.immediate) {
            // Looked up inside, because another process may have been quicker.
            let isDone = try database.first("SELECT 1 FROM migration WHERE number = ?", migration.number) { _ in true }
            if isDone != nil { return false }
            try database.execute(migration.sql)
            try database.run(
                "INSERT INTO migration (number, name, applied_at) VALUES (?, ?, ?)", migration.number, migration.name,
                now)
            let broken = try database.foreignKeyCheck()
            guard broken.isEmpty else {
                throw DomainError.unavailable("The database cannot be brought up to date: \(broken[0]).")
            }
            return true
        }
    }
}
