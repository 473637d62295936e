import SQLite
import Testing

@testable import Store

@Suite("The migration to roles for single events")
struct EventRolesMigrationTests {
    @Test("keeps administrators, their roles and their sign-ins")
    func keeps() throws {
        let database = try Connection.inMemory()
        _ = try Migrator(database: database, migrations: Array(Migration.all.prefix(2))).run(at: .at(1))
        for (id, role) in [(1, "owner"), (2, "steward")] {
            try database.run(
                """
                INSERT INTO administrator (id, email, email_key, name, role, password_hash, created_at)
                VALUES (?, ?, ?, '', ?, 'hash', 5)
                """, id, "\(id)@example.org", "\(id)@example.org", role)
        }
        try database.run(
            """
            INSERT INTO sign_in (token, administrator, form_token, created_at, last_seen_at)
            VALUES (zeroblob(32), 1, 'form', 6, 7)
            """)
        _ = try Migrator(database: database, migrations: Array(Migration.all.prefix(3))).run(at: .at(2))
        let roles = try database.all("SELECT id || ' ' || role || ' ' || password_hash FROM administrator ORDER BY id")
        {
            try $0[0] as String
        }
        #expect(roles == ["1 owner hash", "2 steward hash"])
        #expect(try database.first("SELECT count(*) FROM sign_in WHERE administrator = 1") { try $0[0] } == 1)
        #expect(throws: SQLiteError.self) { try database.run("UPDATE administrator SET role = 'king'") }
        try database.run("UPDATE administrator SET role = NULL WHERE id = 2")
    }
}
