import Domain
import Testing

@Suite("An attendee's place")
struct AttendeesTests {
    @Test("is there once for a person")
    func once() async throws {
        let world = try World()
        let event = try await world.event()
        let person = try await world.person("Anna")
        _ = try await world.store.write { try Attendees.add(person.id, AttendeeDetails(), to: event.id, $0) }
        await #expect(
            throws: DomainError.invalid([
                FieldProblem("email", "This person is on the list of the event already.")
            ])
        ) { try await world.store.write { try Attendees.add(person.id, AttendeeDetails(), to: event.id, $0) } }
    }

    @Test("moves on by the steps there are, and says which when it cannot")
    func steps() async throws {
        let world = try World()
        let event = try await world.event()
        let person = try await world.person("Anna")
        let attendee = try await world.store.write {
            try Attendees.add(person.id, AttendeeDetails(status: .waitlisted), to: event.id, $0)
        }
        let error = await #expect(throws: DomainError.self) {
            try await world.store.write { try Attendees.change(attendee.id, in: event.id, to: .arrived, $0) }
        }
        #expect(error?.messages.map(\.english) == ["Waitlisted cannot become Arrived, only: offered."])
        for status in [AttendeeStatus.offered, .accepted, .arrived] {
            let moved = try await world.store.write {
                try Attendees.change(attendee.id, in: event.id, to: status, $0)
            }
            #expect(moved.details.status == status)
        }
        let end = await #expect(throws: DomainError.self) {
            try await world.store.write { try Attendees.change(attendee.id, in: event.id, to: .absent, $0) }
        }
        #expect(end?.messages.map(\.english) == ["Arrived is final: it cannot become Absent."])
    }

    @Test("is refused when all are taken, and free again after a cancellation")
    func capacity() async throws {
        let world = try World()
        let event = try await world.event(capacity: 1)
        let people = [try await world.person("A"), try await world.person("B")]
        let accept = { @Sendable (person: Person) in
            try await world.store.write {
                try Attendees.add(person.id, AttendeeDetails(status: .accepted), to: event.id, $0)
            }
        }
        let first = try await accept(people[0])
        let error = await #expect(throws: DomainError.self) { try await accept(people[1]) }
        #expect(error?.messages.map(\.english) == ["The event's 1 place is taken."])
        _ = try await world.store.write { try Attendees.change(first.id, in: event.id, to: .cancelled, $0) }
        #expect(try await accept(people[1]).details.status == .accepted)
    }

    @Test("is never given twice under many writers at once")
    func race() async throws {
        let world = try World()
        let event = try await world.event(capacity: 10)
        var people: [Person] = []
        for number in 1...40 { people.append(try await world.person("Guest \(number)")) }
        let accepted = await withTaskGroup(of: Bool.self) { group in
            for person in people {
                group.addTask {
                    let place = try? await world.store.write {
                        try Attendees.add(person.id, AttendeeDetails(status: .accepted), to: event.id, $0)
                    }
                    return place != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(accepted == 10)
        #expect(try world.store.read { try $0.attendees.placesTaken(in: event.id) } == 10)
    }

    @Test("of another event is not found")
    func foreign() async throws {
        let world = try World()
        let event = try await world.event("One")
        let other = try await world.event("Two")
        let person = try await world.person("Anna")
        let attendee = try await world.store.write {
            try Attendees.add(person.id, AttendeeDetails(), to: event.id, $0)
        }
        await #expect(throws: DomainError.notFound("There is no such attendee.")) {
            try await world.store.write { try Attendees.remove(attendee.id, from: other.id, $0) }
        }
    }
}
