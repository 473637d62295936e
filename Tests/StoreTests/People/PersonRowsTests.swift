import Domain
import Testing

@testable import Store

@Suite("People in the store")
struct PersonRowsTests {
    @Test("a person comes back as saved, tags and address as typed", arguments: Place.allCases)
    func roundTrip(place: Place) async throws {
        let store = try TestStore(place)
        let saved = try await store.write { tx in
            var person = try tx.insert(Person.named("Martin Reeves"))
            #expect(try tx.people.find(person.id) == person)
            person.details = PersonDetails(
                name: "Martin Reeves", email: EmailAddress("Martin.Reeves@Coventry.example"),
                organisation: "Coventry City Council", jobTitle: "CEO", sector: "local government",
                seniority: "chief", region: "West Midlands", tags: ["CovJam", "plenary; day one"],
                biography: "Line one\nline two")
            person.version = 2
            person.changedAt = .at(2_000)
            try tx.save(person)
            return person
        }
        try store.read { (tx) throws in
            let found = try #require(try tx.people.find(saved.id))
            #expect(found == saved)
            #expect(found.details.email?.description == "Martin.Reeves@Coventry.example")
            #expect(try tx.people.find(try #require(EmailAddress("martin.reeves@COVENTRY.example"))) == saved)
        }
    }

    @Test("without an address the oldest of that name and organisation is found", arguments: Place.allCases)
    func byName(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { tx in
            _ = try tx.insert(Person.named("Mark Walker", email: "mark@scip.example", organisation: "SCIP"))
            let older = try tx.insert(Person.named("Mark Walker", organisation: "SCIP"))
            _ = try tx.insert(Person.named("MARK WALKER", organisation: "scip"))
            let placeholder = try tx.insert(Person.named("", organisation: "LGID"))
            let namesake = try tx.insert(Person.named("LGID", organisation: "LGID"))
            #expect(try tx.people.find(name: "mark walker", organisation: "Scip") == older)
            #expect(try tx.people.find(name: "Mark Walker", organisation: "") == nil)
            #expect(try tx.people.find(name: "", organisation: "lgid") == placeholder)
            #expect(try tx.people.find(name: "lgid", organisation: "LGID") == namesake)
        }
    }

    @Test("a person's parts are of the newest event first", arguments: Place.allCases)
    func parts(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { tx in
            let old = try tx.insert(Event.conference("old", from: "2010-01-01", to: "2010-01-01"))
            let new = try tx.insert(Event.conference("new", from: "2011-01-01", to: "2011-01-01"))
            let newest = try tx.insert(Event.conference("newest", from: "2012-01-01", to: "2012-01-01"))
            let person = try tx.insert(Person.named("Glyn Evans")).id
            let session = try tx.insert(Session.plenary("opening", in: new.id))
            _ = try tx.insert(Speaker(session: session.id, person: person, role: .host, position: 1))
            let places = try [old, new, newest].map { try tx.insert(Attendee.place(of: person, at: $0.id)) }
            #expect(
                try tx.people.parts(of: person) == [
                    .attends(event: newest, attendee: places[2]),
                    .speaks(event: new, session: session, role: .host),
                    .attends(event: new, attendee: places[1]),
                    .attends(event: old, attendee: places[0]),
                ])
        }
    }

    @Test("a person with a part cannot be deleted, one without can", arguments: Place.allCases)
    func deletion(place: Place) async throws {
        let store = try TestStore(place)
        let (free, bound) = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let free = try tx.insert(Person.named("Free")).id
            let bound = try tx.insert(Person.named("Bound")).id
            _ = try tx.insert(Attendee.place(of: bound, at: event))
            return (free, bound)
        }
        try await store.write { try $0.delete(free) }
        await #expect(throws: DomainError.self) { try await store.write { try $0.delete(bound) } }
        #expect(try store.read { try $0.people.list(PersonFilter(), .everything).rows.map(\.person.id) } == [bound])
        #expect(try store.store.check() == [])
    }

    @Test("an address goes to one person only, whatever the case", arguments: Place.allCases)
    func unique(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { _ = try $0.insert(Person.named("One", email: "a@example.org")) }
        await #expect(throws: DomainError.invalid([FieldProblem("email", "This is taken already.")])) {
            try await store.write { _ = try $0.insert(Person.named("Two", email: "A@Example.org")) }
        }
    }
}
