import Testing
import TimeZones

@testable import Domain

@Suite("An entry of the log")
struct LogEntryTests {
    @Test("names the fields that differ, with what they were and are")
    func changes() {
        let before = [LogValue("name", "Attic"), LogValue("capacity", "8"), LogValue("notes", "")]
        let after = [LogValue("name", "Hall"), LogValue("capacity", "8"), LogValue("notes", "Stairs")]
        #expect(
            [LogChange].between(before, after)
                == [LogChange("name", from: "Attic", to: "Hall"), LogChange("notes", from: "", to: "Stairs")])
        #expect([LogChange].between(before, before) == [])
    }

    @Test("of what is new or gone names the fields that say something")
    func additions() {
        let values = [LogValue("name", "Attic"), LogValue("notes", "")]
        #expect([LogChange].between(nil, values) == [LogChange("name", from: "", to: "Attic")])
        #expect([LogChange].between(values, nil) == [LogChange("name", from: "Attic", to: "")])
    }

    @Test("tells that a private text changed and not what it says")
    func privateTexts() {
        let change = { (old: String, new: String) in
            [LogChange].between([.private("dietary", old)], [.private("dietary", new)])
        }
        #expect(change("", "nuts") == [LogChange("dietary", from: "", to: "•••")])
        #expect(change("nuts", "halal") == [LogChange("dietary", from: "•••", to: "•••")])
        #expect(change("nuts", "nuts") == [])
    }

    @Test("cuts long texts")
    func length() {
        let change = LogChange("abstract", from: "", to: String(repeating: "é", count: 501))
        #expect(change.after == String(repeating: "é", count: 499) + "…")
        #expect(LogChange("abstract", from: "", to: String(repeating: "é", count: 500)).after.count == 500)
        #expect(LogObject(.person, name: String(repeating: "x", count: 300)).name.count == 200)
    }

    @Test("holds no hash and no key")
    func secrets() async throws {
        let world = try World()
        let email = try #require(EmailAddress("a@example.org"))
        try await world.store.write { tx in
            let added = try Administrators.add(email, name: "Ann", role: .owner, passwordHash: "old secret", in: tx)
            try Administrators.setPasswordHash("new secret", of: added.id, in: tx)
            try Administrators.renewPasswordHash("newest secret", of: added.id, instead: "new secret", in: tx)
        }
        let entries = try world.store.read { try $0.log.list(LogFilter(), before: nil, limit: 2) }
        #expect(entries.map(\.verb) == [.passwordSet, .added])
        #expect(entries[0].changes == [])
        #expect(entries[1].changes.map(\.field) == ["email", "name", "role"])
    }
}
