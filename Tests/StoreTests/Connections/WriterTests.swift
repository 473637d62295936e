import Domain
import SQLite
import Synchronization
import Testing

@testable import Store

@Suite("Group commit")
struct WriterTests {
    private struct Refused: Error {}

    @Test("64 writers at once are all there, and a failing one hurts nobody", arguments: Place.allCases)
    func concurrent(place: Place) async throws {
        let store = try TestStore(place)
        let refused = await withTaskGroup(of: Int?.self) { group in
            for number in 0..<64 {
                group.addTask {
                    do {
                        try await store.write { tx in
                            _ = try tx.insert(Person.named("Person \(number)"))
                            if number % 8 == 3 { throw Refused() }
                        }
                        return nil
                    } catch {
                        return error is Refused ? number : -1
                    }
                }
            }
            return await group.reduce(into: Set<Int>()) { if let number = $1 { $0.insert(number) } }
        }
        #expect(refused == [3, 11, 19, 27, 35, 43, 51, 59])
        let names = try store.read { try $0.people.list(PersonFilter(), .everything).rows.map(\.person.details.name) }
        #expect(Set(names) == Set((0..<64).filter { $0 % 8 != 3 }.map { "Person \($0)" }))
        #expect(try store.store.check() == [])
    }

    private func items() throws -> LockedConnection {
        let connection = LockedConnection(try Connection.inMemory())
        try connection.withConnection { try $0.execute("CREATE TABLE item (name TEXT NOT NULL UNIQUE) STRICT") }
        return connection
    }

    private func names(_ connection: LockedConnection) throws -> [String] {
        try connection.withConnection { try $0.all("SELECT name FROM item ORDER BY name") { try $0[0] } }
    }

    @Test("a unique name goes to one of two, the other is told")
    func unique() async throws {
        let connection = try items()
        let writer = try Writer(connection)
        let outcomes = await withTaskGroup(of: Constraint?.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    do {
                        _ = try await writer.write { try $0.run("INSERT INTO item VALUES ('A')") }
                        return nil
                    } catch {
                        return (error as? SQLiteError)?.constraint
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes == [nil, .unique] || outcomes == [.unique, nil])
        #expect(try names(connection) == ["A"])
    }

    @Test("when SQLite ends the transaction, the closures it swallowed are told and later ones still written")
    func endedTransaction() async throws {
        let connection = try items()
        let writer = try Writer(connection)
        // Ends the transaction as a full disk does, and then tries to go on.
        await #expect(throws: SQLiteError.self) {
            try await writer.write { connection in
                try connection.run("INSERT INTO item VALUES ('A')")
                _ = try? connection.run("INSERT OR ROLLBACK INTO item VALUES ('A')")
                try connection.run("INSERT INTO item VALUES ('B')")
            }
        }
        _ = try await writer.write { try $0.run("INSERT INTO item VALUES ('C')") }
        #expect(try names(connection) == ["C"])
    }

    @Test("writers that are gathered are written when all of them are there")
    func gathering() async throws {
        let connection = try items()
        let added = AsyncStream<Void>.makeStream()
        let wakes = Mutex<[@Sendable () -> Void]>([])
        let writer = try Writer(
            connection,
            gathering: { wake in
                wakes.withLock { $0.append(wake) }
                added.continuation.yield()
            })
        try await withThrowingTaskGroup(of: Void.self) { group in
            for name in ["A", "B", "C"] {
                group.addTask { _ = try await writer.write { try $0.run("INSERT INTO item VALUES (?)", name) } }
            }
            var arrived = added.stream.makeAsyncIterator()
            for _ in 1...3 { await arrived.next() }
            for wake in wakes.withLock({ $0 }) { wake() }
            try await group.waitForAll()
        }
        #expect(try names(connection) == ["A", "B", "C"])
        #expect(writer.tally.counts.writes == 3)
    }

    @Test("closing writes what waits and refuses what comes later")
    func closing() async throws {
        let connection = try items()
        let writer = try Writer(connection)
        _ = try await writer.write { try $0.run("INSERT INTO item VALUES ('A')") }
        writer.close()
        await #expect(throws: WriteQueue.Refusal.closed) {
            _ = try await writer.write { try $0.run("INSERT INTO item VALUES ('B')") }
        }
    }
}
