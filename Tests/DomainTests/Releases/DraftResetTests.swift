import Domain
import Testing
import TimeZones

@Suite("The draft, reset to a release")
struct DraftResetTests {
    @Test("shows what the release showed, and nothing that was written since is lost")
    func reset() async throws {
        let world = try World()
        let event = try await world.event()
        let hall = try await world.store.write { try Rooms.create(RoomDetails(name: "Hall"), in: event.id, $0) }
        let moved = try await world.session(
            "Moved", in: event, from: "2011-11-29T09:00:00Z", to: "2011-11-29T09:45:00Z", room: hall.id)
        let deleted = try await world.session(
            "Deleted", in: event, from: "2011-11-29T10:00:00Z", to: "2011-11-29T10:45:00Z", room: hall.id)
        let people = [try await world.person("Anna"), try await world.person("Ben")]
        let part = try await world.store.write {
            try Speakers.add(people[0].id, as: .chair, to: moved.id, in: event.id, $0)
        }
        let release = try await world.release(event)
        let before = try world.store.read { try Releases.agenda(of: release, in: $0).items }

        try await world.store.write { tx in
            _ = try Agenda.place(
                moved.id, in: event.id, at: World.slot("2011-11-30T09:00:00Z", "2011-11-30T09:45:00Z"), tx)
            var details = moved.details
            details.title = "Renamed"
            details.expected = 30
            _ = try Sessions.update(moved.id, in: event.id, to: details, tx)
            try Speakers.remove(part.id, from: moved.id, in: event.id, tx)
            _ = try Speakers.add(people[1].id, as: .speaker, to: moved.id, in: event.id, tx)
            try Sessions.delete(deleted.id, in: event.id, tx)
            try Rooms.delete(hall.id, in: event.id, tx)
        }
        let added = try await world.session(
            "Added", in: event, from: "2011-11-29T14:00:00Z", to: "2011-11-29T14:45:00Z")
        try await world.store.write { try Releases.resetDraft(of: event.id, to: release.number, $0) }

        try world.store.read { (tx) throws in
            #expect(AgendaDiff(from: before, to: try Releases.draft(of: event.id, in: tx)).isEmpty)
            let restored = try #require(try tx.sessions.find(deleted.key, in: event.id))
            #expect(restored.uid == deleted.uid)
        }
        #expect(try world.found(added)?.slot == nil)
        #expect(try world.found(moved)?.details.expected == 30)
    }

    @Test("brings back a session that was held twice, with what it repeats")
    func repeats() async throws {
        let world = try World()
        let event = try await world.event()
        let first = try await world.session(
            "Cloud", in: event, from: "2011-11-29T11:00:00Z", to: "2011-11-29T11:45:00Z")
        let second = try await world.store.write { tx in
            let second = try Sessions.holdAgain(first.id, in: event.id, tx)
            return try Agenda.place(
                second.id, in: event.id, at: World.slot("2011-11-29T09:00:00Z", "2011-11-29T09:45:00Z"), tx)
        }
        let release = try await world.release(event)
        try await world.store.write { tx in
            try Sessions.delete(second.id, in: event.id, tx)
            try Sessions.delete(first.id, in: event.id, tx)
            try Releases.resetDraft(of: event.id, to: release.number, tx)
        }
        let items = try world.store.read { try Releases.draft(of: event.id, in: $0) }
        #expect(items.map(\.session.uid) == [second.uid, first.uid])
        #expect(items[0].session.repeats == items[1].session.id)
        #expect(items[1].session.repeats == nil)
    }

    @Test("makes a repeat a session of its own when what it repeated is gone")
    func orphans() async throws {
        let world = try World()
        let event = try await world.event()
        let first = try await world.session("Cloud", in: event)
        let person = try await world.person("Anna")
        let repeats = try await world.store.write { tx in
            _ = try Speakers.add(person.id, as: .chair, to: first.id, in: event.id, tx)
            return try ["09", "11"].map { hour in
                let again = try Sessions.holdAgain(first.id, in: event.id, tx)
                return try Agenda.place(
                    again.id, in: event.id,
                    at: World.slot("2011-11-29T\(hour):00:00Z", "2011-11-29T\(hour):45:00Z"), tx)
            }
        }
        let release = try await world.release(event)
        try await world.store.write { tx in
            for session in repeats { try Sessions.delete(session.id, in: event.id, tx) }
            try Sessions.delete(first.id, in: event.id, tx)
            try Releases.resetDraft(of: event.id, to: release.number, tx)
        }
        let items = try world.store.read { try Releases.draft(of: event.id, in: $0) }
        #expect(items.map(\.session.uid) == repeats.map(\.uid))
        #expect(items.map(\.session.repeats) == [nil, repeats[0].id])
        #expect(items.map { $0.speakers.map(\.person.id) } == [[person.id], [person.id]])
    }

    @Test("to the newest release leaves nothing to release, and calendars untouched")
    func newest() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session(
            "Cloud", in: event, from: "2011-11-29T09:00:00Z", to: "2011-11-29T09:45:00Z")
        let release = try await world.release(event)
        try await world.store.write { tx in
            _ = try Agenda.place(session.id, in: event.id, at: nil, tx)
            try Releases.resetDraft(of: event.id, to: release.number, tx)
        }
        #expect(try world.store.read { try Releases.isDue(for: event.id, in: $0) } == false)
    }

    @Test("to a release that is not there is refused")
    func unknown() async throws {
        let world = try World()
        let event = try await world.event()
        await #expect(throws: DomainError.notFound("There is no such release.")) {
            try await world.store.write { try Releases.resetDraft(of: event.id, to: 7, $0) }
        }
    }
}
