import Domain
import Testing
import TimeZones

@Suite("A planned slot")
struct PlannedSlotTests {
    @Test("is written and read back, with a room, in all rooms, and without a place")
    func text() throws {
        let start = Instant(secondsSince1970: 1_322_557_200)
        for (slot, text) in [
            (
                Slot(room: ID(rawValue: 2), start: start, end: start.adding(seconds: 2700)),
                "7 3 1322557200 1322559900 2"
            ),
            (Slot(room: nil, start: start, end: start.adding(seconds: 2700)), "7 3 1322557200 1322559900"),
            (nil, "7 3"),
        ] {
            let planned = PlannedSlot(session: ID(rawValue: 7), version: 3, slot: slot)
            #expect(planned.text == text)
            #expect(PlannedSlot(text: text) == planned)
        }
    }

    @Test(
        "is nothing else",
        arguments: [
            "7 3 -9223372036854775808 9223372036854775807", "7 3 9223372036854775806 9223372036854775807", "", "7",
            "7 3 1", "7 3 5 5", "7 3 5 9 2 1", "a 3", "7  3", "7 3 ",
        ])
    func refused(text: String) {
        #expect(PlannedSlot(text: text) == nil)
    }

    @Test("is applied with the others or not at all, and to the version that it was planned for")
    func applied() async throws {
        let world = try World()
        let event = try await world.event()
        let sessions = [try await world.session("A", in: event), try await world.session("B", in: event)]
        let slot = try World.slot("2011-11-29T09:00:00Z", "2011-11-29T09:45:00Z")
        let planned = sessions.map { PlannedSlot(session: $0.id, version: $0.version, slot: slot) }
        _ = try await world.store.write { try Agenda.place(sessions[1].id, in: event.id, at: slot, $0) }
        let error = await #expect(throws: DomainError.self) {
            try await world.store.write { try Agenda.apply(planned, in: event.id, $0) }
        }
        #expect(
            error?.messages.map(\.english)
                == ["The agenda was changed meanwhile. Below is what would be done now: look again."])
        #expect(try world.found(sessions[0])?.slot == nil)
        let fresh = [planned[0]]
        _ = try await world.store.write { try Agenda.apply(fresh, in: event.id, $0) }
        #expect(try world.found(sessions[0])?.slot == slot)
    }
}
