import Domain
import Testing
import TimeZones

@Suite("A person's record")
struct PeopleTests {
    @Test("has an e-mail address that nobody else has, in any case")
    func address() async throws {
        let world = try World()
        _ = try await world.person("Anna", email: "anna@example.org")
        await #expect(
            throws: DomainError.invalid([
                FieldProblem(
                    "email", "\("Anna") has this e-mail address already.", value: "ANNA@example.org")
            ])
        ) { try await world.person("Other", email: "ANNA@example.org") }
    }

    @Test("is known by address, or without one by name and organisation")
    func known() async throws {
        let world = try World()
        let anna = try await world.person("Anna", organisation: "Council", email: "anna@example.org")
        let placeholder = try await world.person("", organisation: "Cabinet Office")
        let find = { (details: PersonDetails) in try world.store.read { try People.known(by: details, in: $0) } }
        let address = EmailAddress("ANNA@example.org")
        #expect(try find(PersonDetails(name: "A. N. Other", email: address)) == anna)
        #expect(try find(PersonDetails(name: "", organisation: "cabinet office")) == placeholder)
        #expect(try find(PersonDetails(name: "Anna", organisation: "Council")) == nil)
    }

    @Test("renamed is shown with the old name until the next release")
    func renamed() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session(
            "T", in: event, from: "2011-11-29T09:00:00Z", to: "2011-11-29T09:45:00Z")
        let person = try await world.person("Anna")
        _ = try await world.store.write { try Speakers.add(person.id, as: .chair, to: session.id, in: event.id, $0) }
        try await world.release(event)
        var details = person.details
        details.name = "Anna B."
        details.region = "Wales"
        _ = try await world.store.write { [details] in try People.update(person.id, to: details, in: $0) }
        #expect(try world.shown(session)?.speakers.map(\.person.displayName) == ["Anna"])
        try await world.release(event)
        #expect(try world.shown(session)?.speakers.map(\.person.displayName) == ["Anna B."])
        #expect(try world.shown(session)?.session.sequence == 0)
    }

    @Test("deleted is forgotten by every release, and the pages that showed them are made anew")
    func forgotten() async throws {
        let world = try World()
        let event = try await world.event()
        let session = try await world.session(
            "T", in: event, from: "2011-11-29T09:00:00Z", to: "2011-11-29T09:45:00Z")
        let person = try await world.person("Anna")
        let part = try await world.store.write {
            try Speakers.add(person.id, as: .chair, to: session.id, in: event.id, $0)
        }
        try await world.release(event)
        let before = try #require(try world.revision(of: event))
        try await world.store.write { tx in
            try Speakers.remove(part.id, from: session.id, in: event.id, tx)
            try People.delete(person.id, in: tx)
        }
        #expect(try world.shown(session)?.speakers == [])
        #expect(try world.revision(of: event) == before + 1)
    }

    @Test("with a part in an event is not deleted")
    func parts() async throws {
        let world = try World()
        let event = try await world.event()
        let person = try await world.person("Anna")
        _ = try await world.store.write { try Attendees.add(person.id, AttendeeDetails(), to: event.id, $0) }
        let error = await #expect(throws: DomainError.self) {
            try await world.store.write { try People.delete(person.id, in: $0) }
        }
        #expect(error?.messages.map(\.english) == ["This person has 1 part in an event. End it first."])
    }
}
