import Domain
import SQLite

extension ConflictWaiver {
    fileprivate static let columns = ColumnList(
        "id", "event", "kind", "first", "second", "person", "standing", "reason", "author", "at")

    fileprivate init(_ row: Row) throws {
        var columns = row.columns()
        self.init(
            id: try columns.next(), event: try columns.next(), kind: try columns.next(), first: try columns.next(),
            second: try columns.next(), person: try columns.next(), standing: try columns.next(),
            reason: try columns.next(), author: try columns.next(), at: try columns.next())
    }
}

struct ConflictWaiverRows: ConflictWaiverReading {
    let database: Connection

    private static let select = "SELECT \(ConflictWaiver.columns.of("conflict_waiver")) FROM conflict_waiver"

    func all(in event: ID<Event>) throws -> [ConflictWaiver] {
        try database.all(Self.select + " WHERE event = ? ORDER BY id", event, value: ConflictWaiver.init)
    }

    func find(_ id: ID<ConflictWaiver>) throws -> ConflictWaiver? {
        try database.first(Self.select + " WHERE id = ?", id, value: ConflictWaiver.init)
    }
}

extension WritingTransaction {
    func insert(_ waiver: ConflictWaiver) throws -> ConflictWaiver {
        var stored = waiver
        stored.id = try inserted(
            """
            INSERT INTO conflict_waiver (event, kind, first, second, person, standing, reason, author, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, waiver.event, waiver.kind, waiver.first, waiver.second, waiver.person, waiver.standing, waiver.reason,
            waiver.author, waiver.at)
        return stored
    }

    func delete(_ id: ID<ConflictWaiver>) throws {
        try database.run("DELETE FROM conflict_waiver WHERE id = ?", id)
    }
}
