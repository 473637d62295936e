import Domain
import Testing
import TimeZones

@Suite("The retention of the log")
struct LogRetentionTests {
    private func add(_ title: String, _ world: World) async throws {
        try await world.store.write { _ = try SeriesVerbs.create(SeriesDetails(title: title), in: $0) }
    }

    private func names(_ world: World) throws -> [String] {
        try world.store.read { try $0.log.list(LogFilter(), before: nil, limit: 100) }
            .filter { $0.object.kind == .series || $0.object.kind == .log }.map { "\($0.verb) \($0.object.name)" }
    }

    @Test("takes away what is older than the days to keep, and writes that it did")
    func purge() async throws {
        let world = try World()
        try await add("old", world)
        for _ in 0..<(31 * 24) { world.wait() }
        try await add("new", world)
        let purged = try await world.store.write { try LogRetention.purge(olderThanDays: 30, in: $0) }
        #expect(purged >= 1)
        #expect(try names(world) == ["purged ", "added new"])
        #expect(try await world.store.write { try LogRetention.purge(olderThanDays: 30, in: $0) } == 0)
        #expect(try names(world) == ["purged ", "added new"])
    }

    @Test("keeps a month whatever is asked", arguments: [0, 29, -1, 40_000])
    func shortest(days: Int) async throws {
        let world = try World()
        await #expect(throws: DomainError.self) {
            try await world.store.write { try LogRetention.purge(olderThanDays: days, in: $0) }
        }
    }
}
