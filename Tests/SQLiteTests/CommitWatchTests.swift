import SQLite
import Testing

@Suite("A watch over commits")
struct CommitWatchTests {
    @Test("sees every commit of another connection, and nothing else")
    func commits() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("commits.sqlite")
        do {
            let writer = try Connection(path: path, mode: .readWrite)
            try writer.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY)")
            let watch = try #require(try CommitWatch(Connection(path: path, mode: .readOnly)))
            let before = watch.state
            _ = try writer.all("SELECT id FROM thing") { try $0[0] as Int }
            #expect(watch.state == before)
            try writer.run("INSERT INTO thing DEFAULT VALUES")
            let after = watch.state
            #expect(after != before)
            try writer.begin(.immediate)
            try writer.run("INSERT INTO thing DEFAULT VALUES")
            #expect(watch.state == after)
            writer.rollBack()
            #expect(watch.state == after)
        }
    }

    @Test("sees the commits after the log was written back and begun again")
    func checkpoint() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("commits.sqlite")
        do {
            let writer = try Connection(path: path, mode: .readWrite)
            try writer.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY)")
            let watch = try #require(try CommitWatch(Connection(path: path, mode: .readOnly)))
            var states = Set([watch.state])
            for _ in 0..<20 {
                try writer.run("INSERT INTO thing DEFAULT VALUES")
                states.insert(watch.state)
                try writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                states.insert(watch.state)
            }
            #expect(states.count >= 21)
        }
    }

    @Test("is not there for a database in memory")
    func inMemory() throws {
        #expect(try CommitWatch(Connection.inMemory()) == nil)
    }
}
