import Domain
import SQLite

extension Administrator {
    static let columns = ColumnList("id", "email", "name", "role", "password_hash", "created_at")

    init(_ row: Row) throws {
        var columns = row.columns()
        self.init(
            id: try columns.next(), email: try columns.next(), name: try columns.next(),
            role: try columns.next(Role?.self), passwordHash: try columns.next(), createdAt: try columns.next())
    }
}

struct AdministratorRows: AdministratorReading {
    let database: Connection

    private static let select = "SELECT \(Administrator.columns.of("administrator")) FROM administrator"

    func find(_ id: ID<Administrator>) throws -> Administrator? {
        try database.first(Self.select + " WHERE id = ?", id, value: Administrator.init).map(withEventRoles)
    }

    func find(_ email: EmailAddress) throws -> Administrator? {
        try database.first(Self.select + " WHERE email_key = ?", email.folded, value: Administrator.init)
            .map(withEventRoles)
    }

    func all() throws -> [Administrator] {
        try database.all(Self.select + " ORDER BY email_key", value: Administrator.init).map(withEventRoles)
    }

    private func withEventRoles(_ administrator: Administrator) throws -> Administrator {
        var administrator = administrator
        try database.forEach("SELECT event, role FROM event_role WHERE administrator = ?", administrator.id) { row in
            administrator.eventRoles[try row[0]] = try row[1] as Role
        }
        return administrator
    }
}

extension WritingTransaction {
    func insert(_ administrator: Administrator) throws -> Administrator {
        var stored = administrator
        stored.id = try inserted(
            """
            INSERT INTO administrator (email, email_key, name, role, password_hash, created_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """, administrator.email, administrator.email.folded, administrator.name, administrator.role,
            administrator.passwordHash, administrator.createdAt)
        return stored
    }

    func save(_ administrator: Administrator) throws {
        try update(
            "UPDATE administrator SET email = ?, email_key = ?, name = ?, role = ?, password_hash = ? WHERE id = ?",
            administrator.email, administrator.email.folded, administrator.name, administrator.role,
            administrator.passwordHash, administrator.id)
    }

    func delete(_ id: ID<Administrator>) throws {
        try database.run("DELETE FROM administrator WHERE id = ?", id)
    }

    func setRole(_ role: Role?, of id: ID<Administrator>, in event: ID<Event>) throws {
        guard let role else {
            try database.run("DELETE FROM event_role WHERE administrator = ? AND event = ?", id, event)
            return
        }
        try database.run(
            """
            INSERT INTO event_role (administrator, event, role) VALUES (?, ?, ?)
            ON CONFLICT (administrator, event) DO UPDATE SET role = excluded.role
            """, id, event, role)
    }
}
