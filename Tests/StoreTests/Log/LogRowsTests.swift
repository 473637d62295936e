import Domain
import SQLite
import Testing

@testable import Store

@Suite("The log in the store")
struct LogRowsTests {
    private func entry(_ name: String, _ kind: LogKind = .room, in event: ID<Event>? = nil) -> LogObject {
        LogObject(kind, id: 7, name: name, event: event)
    }

    private func names(_ store: TestStore, _ filter: LogFilter, before: ID<LogEntry>? = nil) throws -> [String] {
        try store.read { try $0.log.list(filter, before: before, limit: 3) }.map(\.object.name)
    }

    @Test("an entry comes back as it was written", arguments: Place.allCases)
    func roundTrip(place: Place) async throws {
        let store = try TestStore(place)
        store.clock.now = .at(5_000)
        var author = LogAuthor(origin: .web, address: "192.0.2.1", file: "rooms.csv")
        author.administrator = ID(rawValue: 3)
        author.email = "a@example.org"
        let changes = [
            LogChange("name", from: "", to: "Attic\nand stairs"), LogChange("notes", from: "a\u{1F}b", to: "c\u{1E}d"),
        ]
        let event = ID<Event>(rawValue: 9)
        try await store.store.write(by: author) { try $0.record(.changed, entry("Attic", in: event), changes) }
        let found = try store.read { try $0.log.find(ID(rawValue: 1)) }
        let expected = LogEntry(
            id: ID(rawValue: 1), at: .at(5_000), author: author, verb: .changed, object: entry("Attic", in: event),
            changes: [changes[0], LogChange("notes", from: "ab", to: "cd")])
        #expect(found == expected)
        #expect(try store.read { try $0.log.authors(in: nil) } == ["a@example.org"])
        #expect(try store.read { try $0.log.authors(in: ID(rawValue: 8)) } == [])
    }

    @Test("the newest come first, and a page goes on where the last one ended", arguments: Place.allCases)
    func pages(place: Place) async throws {
        let store = try TestStore(place)
        for number in 1...5 { try await store.write { try $0.record(.added, entry("\(number)")) } }
        #expect(try names(store, LogFilter()) == ["5", "4", "3"])
        #expect(try names(store, LogFilter(), before: ID(rawValue: 3)) == ["2", "1"])
    }

    @Test("a filter narrows by event, author, kind, act, name and time", arguments: Place.allCases)
    func filters(place: Place) async throws {
        let store = try TestStore(place)
        var author = LogAuthor(origin: .web)
        author.email = "a@example.org"
        store.clock.now = .at(100)
        try await store.store.write(by: author) { try $0.record(.added, entry("Great Hall", in: ID(rawValue: 1))) }
        store.clock.now = .at(200)
        try await store.write { try $0.record(.removed, entry("Attic", .track, in: ID(rawValue: 2))) }
        let narrowed = { (edit: (inout LogFilter) -> Void) in
            var filter = LogFilter()
            edit(&filter)
            return try names(store, filter)
        }
        #expect(try narrowed { $0.event = ID(rawValue: 1) } == ["Great Hall"])
        #expect(try narrowed { $0.author = "a@example.org" } == ["Great Hall"])
        #expect(try narrowed { $0.kind = .track } == ["Attic"])
        #expect(try narrowed { $0.verb = .added } == ["Great Hall"])
        #expect(try narrowed { $0.name = "HALL gre" } == ["Great Hall"])
        #expect(try narrowed { $0.name = "%" } == [])
        #expect(try narrowed { $0.from = .at(200) } == ["Attic"])
        #expect(try narrowed { $0.until = .at(200) } == ["Great Hall"])
    }

    @Test("an entry can be neither changed nor removed", arguments: Place.allCases)
    func appendOnly(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { try $0.record(.added, entry("Attic")) }
        let attempts = [
            "UPDATE log SET name = 'Hall'", "DELETE FROM log", "INSERT OR REPLACE INTO log SELECT * FROM log",
            "DELETE FROM log_purge",
        ]
        for sql in attempts {
            await #expect(throws: (any Error).self, "\(sql)") {
                try await store.write { tx in
                    let database = try #require(tx as? LoggingTransaction).base.database
                    try database.run(sql)
                    if sql.hasPrefix("INSERT") { throw DomainError.conflict("replaced") }
                }
            }
        }
        #expect(try names(store, LogFilter()) == ["Attic"])
    }

    @Test("a purge takes what is older than its limit, which never goes back", arguments: Place.allCases)
    func purge(place: Place) async throws {
        let store = try TestStore(place)
        for second in [100, 200, 300] as [Int64] {
            store.clock.now = .at(second)
            try await store.write { try $0.record(.added, entry("\(second)")) }
        }
        #expect(try await store.write { try $0.purgeLog(before: .at(200)) } == 1)
        #expect(try await store.write { try $0.purgeLog(before: .at(150)) } == 0)
        #expect(try names(store, LogFilter()) == ["300", "200"])
        await #expect(throws: (any Error).self) {
            try await store.write { tx in
                try #require(tx as? LoggingTransaction).base.database.run("UPDATE log_purge SET until = 0")
            }
        }
    }
}
