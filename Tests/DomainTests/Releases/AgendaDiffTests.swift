import Domain
import Testing
import TimeZones

@Suite("The difference of two agendas")
struct AgendaDiffTests {
    /// A session at an hour of the conference's first day.
    private func item(
        _ id: Int64, _ title: String = "Cloud", at hour: Int64 = 9, room: String? = nil, repeats: Int64? = nil,
        state: SessionState = .confirmed, abstract: String = "", speakers: [String] = []
    ) throws -> AgendaItem {
        let midnight = try #require(Instant(iso8601: "2011-11-29T00:00:00Z"))
        let start = midnight.adding(seconds: hour * 3600)
        let event = ID<Event>(rawValue: 1)
        let place = try room.map { name in
            Room(
                id: ID(rawValue: Int64(name.count)), event: event, slug: try #require(Slug("r")),
                details: RoomDetails(name: name), position: 1)
        }
        let session = Session(
            id: ID(rawValue: id), event: event, key: try #require(SessionKey("s\(id)")),
            details: SessionDetails(title: title, state: state, abstract: abstract),
            slot: Slot(room: place?.id, start: start, end: start.adding(seconds: 2700)),
            repeats: repeats.map { ID(rawValue: $0) }, uid: "\(id)@example.org", createdAt: midnight,
            changedAt: midnight)
        let parts = speakers.enumerated().map { index, name in
            let person = Person(
                id: ID(rawValue: Int64(name.utf8.first ?? 0)), details: PersonDetails(name: name),
                createdAt: midnight, changedAt: midnight)
            return SessionSpeaker(
                speaker: Speaker(
                    id: ID(rawValue: Int64(index + 1)), session: session.id, person: person.id, role: .speaker,
                    position: index + 1),
                person: person)
        }
        return AgendaItem(session: session, room: place, speakers: parts)
    }

    private func kinds(_ before: [AgendaItem], _ after: [AgendaItem]) -> [[AgendaChange.Kind]] {
        AgendaDiff(from: before, to: after).changes.map(\.kinds)
    }

    @Test("says what is new, cancelled, moved, retitled, and who speaks otherwise")
    func kinds() throws {
        let old = try item(1)
        #expect(kinds([old], [old]) == [])
        #expect(kinds([], [old]) == [[.new]])
        #expect(kinds([old], []) == [[.cancelled]])
        #expect(kinds([old], [try item(1, state: .cancelled)]) == [[.cancelled]])
        #expect(kinds([try item(1, state: .cancelled)], [old]) == [[.new]])
        #expect(kinds([try item(1, state: .cancelled)], []) == [])
        #expect(kinds([old], [try item(1, at: 10)]) == [[.moved]])
        #expect(kinds([old], [try item(1, room: "Hall")]) == [[.moved]])
        #expect(kinds([old], [try item(1, "Clouds")]) == [[.retitled]])
        #expect(kinds([old], [try item(1, speakers: ["Anna"])]) == [[.speakers]])
        #expect(kinds([old], [try item(1, abstract: "What clouds are.")]) == [[.edited]])
        #expect(kinds([old], [try item(1, "Clouds", at: 10, speakers: ["Anna"])]) == [[.moved, .retitled, .speakers]])
    }

    @Test("tells where a session was and is, and who came and went")
    func sides() throws {
        let before = try item(1, at: 9, room: "Hall", speakers: ["Anna", "Ben"])
        let after = try item(1, at: 10, room: "Library", speakers: ["Ben", "Carla"])
        let change = try #require(AgendaDiff(from: [before], to: [after]).changes.first)
        #expect(change.before == before)
        #expect(change.after == after)
        #expect(change.speakersAdded.map(\.person.displayName) == ["Carla"])
        #expect(change.speakersRemoved.map(\.person.displayName) == ["Anna"])
    }

    @Test("matches a session that is held several times pairwise: two times that change places are no change")
    func pairs() throws {
        let before = [try item(1, at: 9), try item(2, at: 11, repeats: 1)]
        #expect(kinds(before, [try item(1, at: 11), try item(2, at: 9, repeats: 1)]) == [])
        let third = try item(3, at: 15, repeats: 1)
        let more = AgendaDiff(from: before, to: before + [third])
        #expect(more.changes.map(\.kinds) == [[.new]])
        #expect(more.changes.first?.after == third)
        // One of the times goes and another comes: the one that stands is left alone.
        let shifted = AgendaDiff(from: before, to: [before[1], try item(4, at: 15, repeats: 1)])
        #expect(shifted.changes.map(\.kinds) == [[.moved]])
        #expect(shifted.changes.first?.before == before[0])
    }

    @Test("is in the order of the agenda")
    func order() throws {
        let diff = AgendaDiff(
            from: [try item(1, "Gone", at: 12)], to: [try item(3, "Late", at: 16), try item(2, "Early", at: 8)])
        #expect(diff.changes.map(\.item.session.details.title) == ["Early", "Gone", "Late"])
        #expect(diff.count(.new) == 2)
        #expect(diff.count(.cancelled) == 1)
    }

    @Test("of a draft and its release is empty, although the release knows less of people")
    func released() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session(
            "Cloud", in: event, from: "2011-11-29T09:00:00Z", to: "2011-11-29T09:45:00Z")
        let person = try await world.person("Anna", organisation: "CESG", email: "anna@example.org")
        _ = try await world.store.write { try Speakers.add(person.id, as: .chair, to: session.id, in: event.id, $0) }
        try await world.release(event)
        try world.store.read { (tx) throws in
            let shown = try #require(try Releases.newest(of: event.id, in: tx))
            #expect(shown.items.first?.speakers.first?.person.details.email == nil)
            #expect(AgendaDiff(from: shown.items, to: try Releases.draft(of: event.id, in: tx)).isEmpty)
        }
    }
}
