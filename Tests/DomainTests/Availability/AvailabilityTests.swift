import Testing
import TimeZones

@testable import Domain

@Suite("Somebody's availability")
struct AvailabilityTests {
    private func read(_ text: String, of person: Person, at event: Event) throws -> Availability {
        var reader = FieldReader { $0 == "availability" ? text : nil }
        return try Availability.read(&reader, of: person.id, at: event)
    }

    @Test("is any time until it is set, and again once it is emptied")
    func set() async throws {
        let world = try World()
        let event = try await world.event()
        let person = try await world.person("Anna")
        let limited = try read("2011-11-29 09:00 to 12:00; 2011-11-30 14:00 to 15:00", of: person, at: event)
        try await world.store.write { try Availability.set(limited, $0) }
        #expect(try world.store.read { try $0.availability.all(in: event.id) } == [person.id: limited.spans])
        #expect(limited.spans.count == 2)
        try await world.store.write { try Availability.set(try read("", of: person, at: event), $0) }
        #expect(try world.store.read { try $0.availability.all(in: event.id) } == [:])
    }

    @Test("names the line that is no span")
    func refused() async throws {
        let world = try World()
        let event = try await world.event()
        let person = try await world.person("Anna")
        let text = "2011-11-29 09:00 to 12:00\nmornings"
        #expect(
            throws: DomainError.invalid([
                FieldProblem(
                    "availability",
                    "“\("mornings")” is no span of time. Use one a line, such as 2011-11-29 09:00 to 17:30.",
                    value: text)
            ])
        ) { try read(text, of: person, at: event) }
    }
}
