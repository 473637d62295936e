import Domain
import Testing
import TimeZones

@testable import Store

@Suite("Entries of calendars in the store")
struct StoredEntryRowsTests {
    private let frame: [UInt8] = [1, 2, 3]

    private func entry(of session: ReleasedSession, _ text: String = "BEGIN:VEVENT") -> StoredEntry {
        StoredEntry(
            released: session.id, uid: session.item.session.uid, start: .at(100), cancelledEnd: nil,
            zoneSpan: .at(100)...(.at(200)), digest: [7, 8], octets: Array(text.utf8))
    }

    /// Six sessions, the first of which somebody chairs; all are released, and have their entries.
    private func released(_ store: TestStore) async throws -> (Release, [ReleasedSession], Speaker) {
        let (release, chair) = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let person = try tx.insert(Person.named("Chris Ulliott"))
            var chair: Speaker?
            for number in 1...6 {
                let slot = Slot(room: nil, start: .at(Int64(number) * 100), end: .at(Int64(number) * 100 + 50))
                let session = try tx.insert(Session.plenary("s\(number)", in: event, slot: slot))
                var item = AgendaItem(session: session)
                if number == 1 {
                    let speaker = try tx.insert(
                        Speaker(session: session.id, person: person.id, role: .chair, position: 1))
                    item.speakers = [SessionSpeaker(speaker: speaker, person: person)]
                    chair = speaker
                }
                try tx.show(item, since: 1)
            }
            let release = try tx.insert(
                Release(event: event, number: 1, name: "1", comment: "", at: .at(1), author: ""))
            return (release, try #require(chair))
        }
        let sessions = try store.read { try $0.releases.sessions(of: 1, in: release.event) }
        try await store.write { [frame] tx in
            for session in sessions { try tx.store(entry(of: session), of: session, frame: frame) }
        }
        return (release, sessions, chair)
    }

    private func found(_ store: TestStore, _ release: Release, under frame: [UInt8]? = nil) throws -> StoredEntries {
        try store.read { try $0.releases.storedEntries(of: release, frame: frame ?? self.frame) }
    }

    @Test("come back as they were stored, under the same frame alone", arguments: Place.allCases)
    func roundTrip(place: Place) async throws {
        let store = try TestStore(place)
        let (release, sessions, _) = try await released(store)
        let all = try found(store, release)
        #expect(all.stored.sorted { $0.uid < $1.uid } == sessions.map { entry(of: $0) }.sorted { $0.uid < $1.uid })
        #expect(all.missing == [])
        let none = try found(store, release, under: [9])
        #expect(none.stored == [])
        #expect(none.missing == sessions)
    }

    @Test("of a row that is written over, ended or loses a speaker there is none", arguments: Place.allCases)
    func changed(place: Place) async throws {
        let store = try TestStore(place)
        let (release, sessions, chair) = try await released(store)
        let acts: [(Int, @Sendable (any WriteTransaction) throws -> Void)] = [
            (
                0,
                {
                    try $0.delete(chair.id)
                    try $0.delete(chair.person)
                }
            ),
            (1, { try $0.moveReleased(sessions[1].id, to: #require(Slot(room: nil, start: .at(7), end: .at(9)))) }),
        ]
        for (number, act) in acts {
            try await store.write(act)
            let after = try found(store, release)
            #expect(after.stored.count == 5)
            #expect(after.missing.map(\.id) == [sessions[number].id])
            try await store.write { [frame] tx in
                try tx.store(entry(of: after.missing[0]), of: after.missing[0], frame: frame)
            }
            #expect(try found(store, release).missing == [])
        }
        try await store.write { try $0.stopShowing(sessions[5].id, from: 2) }
        let after = try found(store, release)
        #expect(Set(after.stored.map(\.released)) == Set(sessions.prefix(5).map(\.id)))
        #expect(after.missing == [])
        try await store.write { try $0.markReleasedSessionsChanged(ofEvent: release.event) }
        #expect(try found(store, release).stored == [])
    }

    @Test("of what was something else when it was read are not stored", arguments: Place.allCases)
    func overtaken(place: Place) async throws {
        let store = try TestStore(place)
        let (release, sessions, _) = try await released(store)
        try await store.write { [frame] tx in
            try tx.moveReleased(sessions[0].id, to: #require(Slot(room: nil, start: .at(7), end: .at(9))))
            try tx.stopShowing(sessions[1].id, from: 2)
            for session in sessions { try tx.store(entry(of: session, "late"), of: session, frame: frame) }
        }
        #expect(try found(store, release).stored.map(\.released) == sessions.dropFirst(2).map(\.id))
        #expect(
            try found(store, release).stored.map(\.octets)
                == Array(repeating: Array("late".utf8), count: 4))
    }

    @Test("go with their event", arguments: Place.allCases)
    func deleted(place: Place) async throws {
        let store = try TestStore(place)
        let (release, _, _) = try await released(store)
        try await store.write { try $0.delete(release.event) }
        #expect(try found(store, release).stored == [])
    }
}
