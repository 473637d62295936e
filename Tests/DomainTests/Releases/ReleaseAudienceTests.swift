import Domain
import Testing
import TimeZones

@Suite("Who must hear of a release")
struct ReleaseAudienceTests {
    @Test("are speakers of what is new, moved or cancelled, and attendees who have it in their agenda")
    func concerned() async throws {
        let world = try World()
        let event = try await world.event()
        let times = ["09", "10", "11", "12"].map { ("2011-11-29T\($0):00:00Z", "2011-11-29T\($0):45:00Z") }
        let stays = try await world.session("Stays", in: event, from: times[0].0, to: times[0].1)
        let moves = try await world.session("Moves", in: event, from: times[1].0, to: times[1].1)
        let ends = try await world.session("Ends", in: event, from: times[2].0, to: times[2].1)
        let names = ["Anna", "Ben", "Carla", "Dora"]
        var people: [Person] = []
        for name in names { people.append(try await world.person(name, email: "\(name.lowercased())@example.org")) }
        let parts = [(stays, people[0]), (moves, people[1]), (ends, people[2])]
        try await world.store.write { [people] tx in
            for (session, person) in parts {
                _ = try Speakers.add(person.id, as: .speaker, to: session.id, in: event.id, tx)
            }
            _ = try Attendees.add(people[3].id, AttendeeDetails(), to: event.id, tx)
        }
        try await world.release(event)
        try await world.store.write { [people] tx in
            let guest = try #require(try tx.attendees.find(person: people[3].id, in: event.id))
            for session in [stays, ends] { try PersonalAgendas.choose(session.id, true, by: guest, tx) }
        }
        let before = try world.store.read { try Releases.draft(of: event.id, in: $0) }
        try await world.store.write { [people] tx in
            _ = try Agenda.place(moves.id, in: event.id, at: World.slot(times[3].0, times[3].1), tx)
            _ = try Sessions.cancel(ends.id, in: event.id, tx)
            // Anna gains a part in a session that is not moved itself.
            var details = stays.details
            details.title = "Stays, retitled"
            _ = try Sessions.update(stays.id, in: event.id, to: details, tx)
            _ = try Speakers.add(people[2].id, as: .host, to: stays.id, in: event.id, tx)
        }
        let audience = try world.store.read { (tx) throws in
            try ReleaseAudience(
                from: before, to: try Releases.draft(of: event.id, in: tx), at: event.id, in: tx)
        }
        let heard = audience.people.map { listener in
            "\(listener.person.displayName) \(listener.isSpeaker) "
                + listener.news.map { "\($0.change.item.session.key) \($0.kind)" }.joined(separator: ", ")
        }
        #expect(
            heard == ["Ben true moves moved", "Carla true stays new, ends cancelled", "Dora false ends cancelled"])
        #expect(audience.people.first?.person.details.email?.description == "ben@example.org")
    }

    @Test("of a session that is held twice are told of the time that they chose")
    func heldTwice() async throws {
        let world = try World()
        let event = try await world.event()
        let first = try await world.session(
            "Workshop", in: event, from: "2011-11-29T09:00:00Z", to: "2011-11-29T10:00:00Z")
        let (second, guest) = try await world.store.write { tx in
            let second = try Sessions.holdAgain(first.id, in: event.id, tx)
            _ = try Agenda.place(
                second.id, in: event.id, at: World.slot("2011-11-30T09:00:00Z", "2011-11-30T10:00:00Z"), tx)
            let person = try People.create(PersonDetails(name: "Dora"), in: tx)
            return (second, try Attendees.add(person.id, AttendeeDetails(), to: event.id, tx))
        }
        try await world.release(event)
        try await world.store.write { try PersonalAgendas.choose(first.id, true, by: guest, $0) }
        let before = try world.store.read { try Releases.newest(of: event.id, in: $0)?.items ?? [] }
        // The two times change places: the agenda is the same, but her calendar is not.
        try await world.store.write { tx in
            for (session, other) in [(first.id, second.id), (second.id, first.id)] {
                let slot = before.first { $0.session.id == other }?.session.slot
                _ = try Agenda.place(session, in: event.id, at: slot, tx)
            }
        }
        let after = try world.store.read { try Releases.draft(of: event.id, in: $0) }
        #expect(AgendaDiff(from: before, to: after).isEmpty)
        let audience = try world.store.read { try ReleaseAudience(from: before, to: after, at: event.id, in: $0) }
        #expect(audience.people.map(\.person.displayName) == ["Dora"])
        #expect(audience.people.first?.news.map(\.kind) == [.moved])
        #expect(audience.people.first?.news.first?.change.before?.session.slot == first.slot)
    }

    @Test("gain a second role in a session that moves: they are told of the move")
    func secondRole() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session(
            "Talk", in: event, from: "2011-11-29T09:00:00Z", to: "2011-11-29T10:00:00Z")
        let person = try await world.person("Anna")
        _ = try await world.store.write {
            try Speakers.add(person.id, as: .speaker, to: session.id, in: event.id, $0)
        }
        let before = try world.store.read { try Releases.draft(of: event.id, in: $0) }
        try await world.store.write { tx in
            _ = try Speakers.add(person.id, as: .host, to: session.id, in: event.id, tx)
            _ = try Agenda.place(
                session.id, in: event.id, at: World.slot("2011-11-30T09:00:00Z", "2011-11-30T10:00:00Z"), tx)
        }
        let audience = try world.store.read { tx in
            try ReleaseAudience(
                from: before, to: try Releases.draft(of: event.id, in: tx), at: event.id, in: tx)
        }
        #expect(audience.people.flatMap(\.news).map(\.kind) == [.moved])
    }
}
