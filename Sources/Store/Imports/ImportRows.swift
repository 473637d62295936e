import Domain
import SQLite
import TimeZones

extension ImportRecord {
    fileprivate static let columns = ColumnList(
        "id", "at", "administrator", "email", "origin", "address", "file", "kind", "event", "created", "changed",
        "unchanged", "undone_at", "undone_by")

    fileprivate init(_ row: Row) throws {
        var columns = row.columns()
        let (id, at) = (try columns.next(ID<ImportRecord>.self), try columns.next(Instant.self))
        let administrator = try columns.next(ID<Administrator>?.self)
        let email = try columns.next(String.self)
        var author = LogAuthor(origin: try columns.next(), address: try columns.next(), file: try columns.next())
        author.administrator = administrator
        author.email = email
        self.init(
            id: id, at: at, author: author, kind: try columns.next(), event: try columns.next(),
            created: try columns.next(), changed: try columns.next(), unchanged: try columns.next())
        let undoneAt = try columns.next(Instant?.self)
        let undoneBy = try columns.next(String?.self)
        if let undoneAt, let undoneBy { undone = ImportUndoing(at: undoneAt, by: undoneBy) }
    }
}

struct ImportRows: ImportReading {
    let database: Connection

    private static let select = "SELECT \(ImportRecord.columns.of("import")) FROM import"

    func find(_ id: ID<ImportRecord>) throws -> ImportRecord? {
        try database.first(Self.select + " WHERE id = ?", id, value: ImportRecord.init)
    }

    func latest(in event: ID<Event>?, limit: Int) throws -> [ImportRecord] {
        let place = event == nil ? "" : " WHERE event = ?"
        let arguments: [any Bindable] = event.map { [$0] } ?? []
        return try database.all(
            Self.select + place + " ORDER BY id DESC LIMIT ?", arguments: arguments + [limit], value: ImportRecord.init)
    }

    func additions(of id: ID<ImportRecord>) throws -> [ImportAddition] {
        try database.all("SELECT kind, first, last FROM import_addition WHERE import = ? ORDER BY kind, first", id) {
            ImportAddition(try $0[0], from: try $0[1], to: try $0[2])
        }
    }

    func changes(of id: ID<ImportRecord>) throws -> [ImportChange] {
        try database.all("SELECT kind, object, fields FROM import_change WHERE import = ? ORDER BY kind, object", id) {
            ImportChange(try $0[0], try $0[1], LogChangeText.fields(try $0[2]))
        }
    }
}

extension WritingTransaction: ImportWriting {
    func insert(_ record: ImportRecord) throws -> ImportRecord {
        var stored = record
        let author = record.author
        stored.id = try inserted(
            """
            INSERT INTO import (at, administrator, email, origin, address, file, kind, event, created, changed, unchanged)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, record.at, author.administrator, author.email, author.origin, author.address, author.file, record.kind,
            record.event, record.created, record.changed, record.unchanged)
        return stored
    }

    func save(_ record: ImportRecord) throws {
        try update(
            """
            UPDATE import SET event = ?, created = ?, changed = ?, unchanged = ?, undone_at = ?, undone_by = ? WHERE id = ?
            """, record.event, record.created, record.changed, record.unchanged, record.undone?.at, record.undone?.by,
            record.id)
    }

    func add(_ addition: ImportAddition, to id: ID<ImportRecord>) throws {
        try database.run(
            "INSERT INTO import_addition (import, kind, first, last) VALUES (?, ?, ?, ?)", id, addition.kind,
            addition.first, addition.last)
    }

    func add(_ change: ImportChange, to id: ID<ImportRecord>) throws {
        try database.run(
            "INSERT INTO import_change (import, kind, object, fields) VALUES (?, ?, ?, ?)", id, change.kind,
            change.object, LogChangeText.written(change.fields))
    }

    func forgetWork(of id: ID<ImportRecord>) throws {
        try database.run("DELETE FROM import_addition WHERE import = ?", id)
        try database.run("DELETE FROM import_change WHERE import = ?", id)
    }

    /// Forgets what imports changed in a thing that is gone.
    func forgetChanges(of kind: LogKind, _ object: Int64) throws {
        try database.run("DELETE FROM import_change WHERE kind = ? AND object = ?", kind, object)
    }
}
