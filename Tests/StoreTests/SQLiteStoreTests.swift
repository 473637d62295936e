import Domain
import Foundation
import SQLite
import Testing

@testable import Store

@Suite("SQLite store")
struct SQLiteStoreTests {
    private struct Refused: Error {}

    @Test("what was written is read, and what threw is not there", arguments: Place.allCases)
    func writing(place: Place) async throws {
        let store = try TestStore(place)
        let written = try await store.write { try $0.insert(Event.conference()) }
        await #expect(throws: Refused.self) {
            try await store.write { tx in
                _ = try tx.insert(Event.conference("other"))
                throw Refused()
            }
        }
        let found = try store.read { tx in try EventSlugs.all(in: tx) }
        #expect(found == ["socitm-2011"])
        #expect(written.id.rawValue > 0)
    }

    @Test("a write sees its own changes, and a nested read its snapshot", arguments: Place.allCases)
    func ownChanges(place: Place) async throws {
        let store = try TestStore(place)
        let seen = try await store.write { tx in
            let event = try tx.insert(Event.conference())
            return try tx.events.find(event.id)?.slug.description
        }
        #expect(seen == "socitm-2011")
        let nested = try store.read { outer in
            try store.read { inner in try EventSlugs.all(in: inner) } + EventSlugs.all(in: outer)
        }
        #expect(nested == ["socitm-2011", "socitm-2011"])
    }

    @Test("a read sees one snapshot while another thread writes")
    func snapshot() async throws {
        let store = try TestStore(.onDisk)
        try await store.write { _ = try $0.insert(Event.conference("first")) }
        let (began, beganContinuation) = AsyncStream.makeStream(of: Void.self)
        let gate = DispatchSemaphore(value: 0)
        async let seen = withCheckedThrowingContinuation { (done: CheckedContinuation<[[String]], any Error>) in
            Thread.detachNewThread {
                done.resume(
                    with: Result {
                        try store.read { tx in
                            let before = try EventSlugs.all(in: tx)
                            beganContinuation.finish()
                            gate.wait()
                            return [before, try EventSlugs.all(in: tx)]
                        }
                    })
            }
        }
        for await _ in began {}
        try await store.write { _ = try $0.insert(Event.conference("second")) }
        gate.signal()
        #expect(try await seen == [["first"], ["first"]])
        #expect(try store.read { try EventSlugs.all(in: $0) } == ["first", "second"])
    }

    @Test("a store in memory is read while it is written, and nobody waits for himself")
    func inMemoryConcurrency() async throws {
        let store = try TestStore(.inMemory)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask { try await store.write { _ = try $0.insert(Event.conference("event-\(number)")) } }
                group.addTask { _ = try store.read { try $0.events.years() } }
            }
            try await group.waitForAll()
        }
        #expect(try store.read { try EventSlugs.all(in: $0).count } == 50)
    }

    @Test("the file is its owner's alone")
    func permissions() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("roundtable.sqlite")
        _ = try SQLiteStore(path: path, sources: TestClock().sources)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("what was written is there after closing and opening again")
    func reopening() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("roundtable.sqlite")
        let first = try SQLiteStore(path: path, sources: TestClock().sources)
        _ = try await first.write { try $0.insert(Event.conference()) }
        first.close()
        await #expect(throws: DomainError.unavailable("The program is about to stop. Try again in a moment.")) {
            try await first.write { _ = try $0.insert(Event.conference("late")) }
        }
        let second = try SQLiteStore(path: path, sources: TestClock().sources)
        #expect(second.appliedMigrations == [])
        #expect(try second.read { try EventSlugs.all(in: $0) } == ["socitm-2011"])
    }

    @Test("a file that cannot be opened is one sentence, and what SQLite said is reported")
    func opening() throws {
        let folder = try TemporaryFolder()
        let reported = Reports()
        #expect(throws: DomainError.unavailable("The database file cannot be opened.")) {
            try SQLiteStore(path: folder.file("none/a.sqlite"), sources: TestClock().sources, report: reported.add)
        }
        #expect(reported.codes == [.cannotOpen])
        try String(repeating: "no database ", count: 500).write(
            toFile: folder.file("text"), atomically: true, encoding: .utf8)
        #expect(throws: DomainError.unavailable("The database file is damaged or is no database.")) {
            try SQLiteStore(path: folder.file("text"), sources: TestClock().sources)
        }
    }

    @Test("a sound store has no problems, and a wrong tally or search index is found", arguments: Place.allCases)
    func check(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { tx in
            let event = try tx.insert(Event.conference())
            let person = try tx.insert(Person.named("Maggie Philbin"))
            _ = try tx.insert(Attendee.place(of: person.id, at: event.id))
        }
        #expect(try store.store.check() == [])
        try await store.write { tx in
            let database = try #require(tx as? LoggingTransaction).base.database
            try database.run("UPDATE attendee_tally SET attendees = 7")
            try database.run("UPDATE person SET name = 'Martin Reeves'")
        }
        #expect(
            try store.store.check()
                == ["the search index does not fit the people", "the tallies of attendees of event 1 are wrong"])
    }

    @Test("a backup is a database of its own, and replaces an older one whole", arguments: Place.allCases)
    func backup(place: Place) async throws {
        let store = try TestStore(place)
        let folder = try TemporaryFolder()
        try await store.write { _ = try $0.insert(Event.conference("first")) }
        try store.store.backup(to: folder.file("backup.sqlite"))
        try await store.write { _ = try $0.insert(Event.conference("second")) }
        try store.store.backup(to: folder.file("backup.sqlite"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["backup.sqlite"])
        let copy = try SQLiteStore(path: folder.file("backup.sqlite"), sources: TestClock().sources)
        #expect(try copy.read { try EventSlugs.all(in: $0) } == ["first", "second"])
        #expect(try copy.check() == [])
    }

    @Test("two backups to one name at once are both whole, and the later one stays")
    func backupsAtOnce() async throws {
        let store = try TestStore(.onDisk)
        let folder = try TemporaryFolder()
        try await store.write { _ = try $0.insert(Event.conference("first")) }
        var isFirst = true
        try store.store.backup(to: folder.file("backup.sqlite")) { _, _ in
            guard isFirst else { return }
            isFirst = false
            try store.store.backup(to: folder.file("backup.sqlite"))
            let copy = try Connection(path: folder.file("backup.sqlite"), mode: .readOnly)
            #expect(try copy.integrityCheck() == [])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["backup.sqlite"])
        #expect(try Connection(path: folder.file("backup.sqlite"), mode: .readOnly).integrityCheck() == [])
    }

    @Test("what a killed backup to the same name has left goes with the next one, and nothing else does")
    func backupKilled() throws {
        let store = try TestStore(.onDisk)
        let folder = try TemporaryFolder()
        for name in ["backup.sqlite.part-a1b2c3", "backup.sqlite.part-mine", "other.sqlite.part-a1b2c3"] {
            try FileManager.default.createDirectory(atPath: folder.file(name), withIntermediateDirectories: false)
            for file in ["copy", "copy-journal"] {
                try "half".write(toFile: folder.file("\(name)/\(file)"), atomically: false, encoding: .utf8)
            }
        }
        try store.store.backup(to: folder.file("backup.sqlite"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
                == ["backup.sqlite", "backup.sqlite.part-mine", "other.sqlite.part-a1b2c3"])
    }

    @Test("a backup that stops half-way leaves what was there, and nothing beside it")
    func backupStopped() async throws {
        let store = try TestStore(.onDisk)
        let folder = try TemporaryFolder()
        try await store.write { _ = try $0.insert(Event.conference("first")) }
        try "older".write(toFile: folder.file("backup.sqlite"), atomically: false, encoding: .utf8)
        #expect(throws: Refused.self) {
            try store.store.backup(to: folder.file("backup.sqlite")) { _, _ in throw Refused() }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["backup.sqlite"])
        #expect(try String(contentsOfFile: folder.file("backup.sqlite"), encoding: .utf8) == "older")
    }

    @Test("a backup into a folder that is not there is one sentence and leaves nothing")
    func backupFailure() throws {
        let store = try TestStore(.onDisk)
        let folder = try TemporaryFolder()
        #expect(throws: DomainError.unavailable("The database file cannot be opened.")) {
            try store.store.backup(to: folder.file("none/backup.sqlite"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
}

/// The slugs of all events, oldest first.
enum EventSlugs {
    static func all(in tx: any ReadTransaction) throws -> [String] {
        try tx.events.list(EventFilter(), sortedBy: .title, .everything).rows.sorted { $0.event.id < $1.event.id }
            .map(\.event.slug.description)
    }
}
