import Domain
import Testing

@testable import Store

@Suite("Attendees in the store")
struct AttendeeRowsTests {
    @Test("an attendee comes back as saved, with the person, in their event alone", arguments: Place.allCases)
    func roundTrip(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let person = try tx.insert(Person.named("Head of ICT", organisation: "Borough 12"))
            var attendee = try tx.insert(Attendee.place(of: person.id, at: event))
            attendee.details = AttendeeDetails(
                category: .partner, status: .accepted, dietary: "vegan", access: "hearing loop", note: "VIP")
            attendee.version = 2
            attendee.changedAt = .at(2_000)
            try tx.save(attendee)
            #expect(try tx.attendees.find(attendee.id, in: event) == AttendeeRow(attendee: attendee, person: person))
            #expect(try tx.attendees.find(attendee.id, in: ID(rawValue: 99)) == nil)
            #expect(try tx.attendees.find(person: person.id, in: event) == attendee)
            try tx.delete(attendee.id)
            #expect(try tx.attendees.find(person: person.id, in: event) == nil)
        }
    }

    @Test("places taken are the accepted and the arrived, as they now are", arguments: Place.allCases)
    func places(place: Place) async throws {
        let store = try TestStore(place)
        let taken = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            var places: [Int] = []
            var attendees: [Attendee] = []
            for status in AttendeeStatus.allCases {
                let person = try tx.insert(Person.named(status.rawValue)).id
                attendees.append(try tx.insert(Attendee.place(of: person, at: event, status: status)))
            }
            places.append(try tx.attendees.placesTaken(in: event))
            for var attendee in attendees where attendee.details.status == .accepted {
                attendee.details.status = .cancelled
                try tx.save(attendee)
            }
            places.append(try tx.attendees.placesTaken(in: event))
            return places
        }
        #expect(taken == [2, 1])
    }

    @Test("counts follow inserts, changes and deletions, roll-backs included", arguments: Place.allCases)
    func counts(place: Place) async throws {
        struct Refused: Error {}
        let store = try TestStore(place)
        let (event, one) = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let people = try (1...3).map { try tx.insert(Person.named("Person \($0)")).id }
            var one = try tx.insert(Attendee.place(of: people[0], at: event))
            let two = try tx.insert(Attendee.place(of: people[1], at: event, category: .media))
            _ = try tx.insert(Attendee.place(of: people[2], at: event))
            one.details.status = .accepted
            one.details.category = .guest
            try tx.save(one)
            try tx.delete(two.id)
            return (event, one)
        }
        await #expect(throws: Refused.self) {
            try await store.write { tx in
                try tx.delete(one.id)
                throw Refused()
            }
        }
        let counts = try store.read { try $0.attendees.counts(in: event) }
        #expect(counts.byStatus == [.accepted: 1, .applied: 1])
        #expect(counts.byCategory == [.guest: 1, .delegate: 1])
        #expect(try store.store.check() == [])
    }

    @Test("an attendee of nobody is refused", arguments: Place.allCases)
    func nobody(place: Place) async throws {
        let store = try TestStore(place)
        await #expect(throws: DomainError.conflict("Somebody else deleted what this belongs to.")) {
            try await store.write { tx in
                let event = try tx.insert(Event.conference()).id
                _ = try tx.insert(Attendee.place(of: ID(rawValue: 9), at: event))
            }
        }
    }
}
