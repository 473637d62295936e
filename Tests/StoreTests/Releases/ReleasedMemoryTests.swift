import Domain
import Testing
import TimeZones

@testable import Store

@Suite("Sessions of releases that were read before")
struct ReleasedMemoryTests {
    private static let count = 40

    /// A store on the disk with a release of forty sessions, each with two speakers.
    private func filled() async throws -> (store: TestStore, event: ID<Event>, people: [ID<Person>]) {
        let store = try TestStore(.onDisk)
        let (event, people) = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let people = try (0..<2).map { number in
                try tx.insert(Person.named("Person \(number)", email: "p\(number)@example.org")).id
            }
            for number in 0..<Self.count {
                let slot = Slot(room: nil, start: .at(Int64(number) * 100 + 100), end: .at(Int64(number) * 100 + 150))
                var session = Session.plenary("s\(number)", in: event, slot: slot)
                session.details.state = .confirmed
                let made = try tx.insert(session)
                for (position, person) in people.enumerated() {
                    _ = try tx.insert(
                        Speaker(session: made.id, person: person, role: .speaker, position: position + 1))
                }
            }
            _ = try Releases.make(ReleaseDetails(name: "1"), of: event, tx)
            return (event, people)
        }
        return (store, event, people)
    }

    /// What a release shows, read through the memory and past it.
    private func check(_ number: Int, of event: ID<Event>, in store: TestStore) throws -> [ReleasedSession] {
        try store.read { tx throws in
            let remembered = try tx.releases.sessions(of: number, in: event)
            let rows = try #require(tx.releases as? ReleaseRows)
            #expect(rows.memory != nil)
            let read = try ReleaseRows(database: rows.database).sessions(of: number, in: event)
            #expect(remembered.map(\.id) == read.map(\.id))
            #expect(remembered.map(\.item) == read.map(\.item))
            return remembered
        }
    }

    @Test("are what the rows say now: after a release of one change, of many, an older release, and another time")
    func releases() async throws {
        let (store, event, _) = try await filled()
        #expect(try check(1, of: event, in: store).count == Self.count)
        for (number, keys) in [(2, ["s3"]), (3, (0..<20).map { "s\($0)" }), (4, ["s39"])] {
            try await store.write { tx in
                for session in try tx.sessions.all(in: event) where keys.contains(session.key.description) {
                    var details = session.details
                    details.title += " \(number)"
                    _ = try Sessions.update(session.id, in: event, to: details, tx)
                }
                _ = try Releases.make(ReleaseDetails(name: "\(number)"), of: event, tx)
            }
            let shown = try check(number, of: event, in: store)
            #expect(shown.count { $0.item.session.details.title.hasSuffix(" \(number)") } == keys.count)
        }
        #expect(try check(1, of: event, in: store).count == Self.count)
        try await store.write { tx in
            let first = try tx.releases.sessions(of: 4, in: event)[0]
            let slot = try #require(Slot(room: nil, start: .at(7), end: .at(9)))
            try tx.moveReleased(first.id, to: slot)
        }
        #expect(try check(4, of: event, in: store)[0].item.session.slot?.start == .at(7))
        try await store.write { try $0.markReleasedSessionsChanged(ofEvent: event) }
        _ = try check(4, of: event, in: store)
    }

    @Test("lose a speaker who was deleted")
    func deleted() async throws {
        let (store, event, people) = try await filled()
        _ = try check(1, of: event, in: store)
        try await store.write { tx in
            for session in try tx.sessions.all(in: event) {
                for speaker in try tx.speakers.all(inSession: session.id) where speaker.speaker.person == people[0] {
                    try tx.delete(speaker.speaker.id)
                }
            }
            try tx.delete(people[0])
        }
        #expect(try check(1, of: event, in: store).allSatisfy { $0.item.speakers.count == 1 })
    }

    @Test("are forgotten, the event that nobody read for longest first, when there are too many")
    func limit() {
        let memory = ReleasedMemory(mostSessions: 3)
        let item = AgendaItem(
            session: Session.plenary("a", in: ID(rawValue: 1), slot: Slot(room: nil, start: .at(1), end: .at(2))))
        let sessions = { (ids: [Int64]) in
            Dictionary(
                uniqueKeysWithValues: ids.map { id in
                    (
                        ID<ReleasedSession>(rawValue: id),
                        ReleasedMemory.Remembered(ReleasedSession(id: ID(rawValue: id), item: item))
                    )
                })
        }
        memory.keep(sessions([1, 2]), of: ID(rawValue: 1))
        memory.keep(sessions([3]), of: ID(rawValue: 2))
        memory.keep(sessions([4]), of: ID(rawValue: 3))
        #expect([1, 2, 3].map { memory.sessions(of: ID(rawValue: $0)).count } == [0, 1, 1])
    }
}
