import Domain
import Synchronization
import Testing
import TimeZones

@Suite("A proposed agenda")
struct ProposalTests {
    private func request(_ task: ProposalRequest.Task, _ start: String = "9:00", _ end: String = "12:00") throws
        -> ProposalRequest
    {
        let fields: [Field: String] = [
            "task": task.rawValue, "day_start": start, "day_end": end, "seconds": "1", "seed": "1",
        ]
        var reader = FieldReader { fields[$0] }
        return try ProposalRequest.read(&reader)
    }

    /// Ends after a number of looks at the watch, so that it is the same each time.
    private func search(_ request: ProposalRequest, _ event: Event, _ world: World) throws -> Proposal {
        let setting = try world.store.read { try ProposalSetting(request, for: event, in: $0) }
        let looks = Looks()
        return try setting.search(elapsed: { looks.next() })
    }

    private final class Looks: Sendable {
        private let count = Mutex(0)

        func next() -> Double {
            count.withLock { count in
                count += 1
                return Double(count) / 200
            }
        }
    }

    private func rooms(_ names: [String], in event: Event, _ world: World) async throws -> [Room] {
        try await world.store.write { tx in
            try names.map { try Rooms.create(RoomDetails(name: $0), in: event.id, tx) }
        }
    }

    @Test("gives unscheduled sessions a place where room and people are free, and moves nothing else")
    func fill() async throws {
        let world = try World()
        let event = try await world.event()
        let hall = try await rooms(["Hall", "Library"], in: event, world)
        let stays = try await world.session(
            "Stays", in: event, from: "2011-11-29T09:00:00Z", to: "2011-11-29T10:00:00Z", room: hall[0].id)
        let waits = [try await world.session("One", in: event), try await world.session("Two", in: event)]
        let person = try await world.person("Anna")
        try await world.store.write { tx in
            for session in [stays] + waits {
                _ = try Speakers.add(person.id, as: .speaker, to: session.id, in: event.id, tx)
            }
        }
        let proposal = try search(try request(.fill), event, world)
        #expect(Set(proposal.changes.map(\.item.session.id)) == Set(waits.map(\.id)))
        #expect(proposal.unplaced.isEmpty)
        #expect(proposal.before.unplaced == 2)
        #expect(proposal.after.unplaced == 0)
        let slots = ([stays.slot] + proposal.changes.map(\.to)).compactMap { $0 }
        for (index, slot) in slots.enumerated() {
            #expect(slots.dropFirst(index + 1).allSatisfy { !$0.overlaps(slot) })
            #expect(slot.length == (index == 0 ? 3600 : 2700))
        }
        let planned = proposal.changes.map(\.planned)
        #expect(try await world.store.write { try Agenda.apply(planned, in: event.id, $0) }.count == 2)
    }

    @Test("says why something has no place")
    func unplaced() async throws {
        let world = try World()
        let event = try await world.event()
        _ = try await rooms(["Hall"], in: event, world)
        let long = try await world.store.write { tx in
            try Sessions.create(SessionDetails(title: "Long", duration: 300), in: event.id, tx)
        }
        let proposal = try search(try request(.fill), event, world)
        #expect(proposal.unplaced.map(\.item.session.id) == [long.id])
        #expect(
            proposal.unplaced.map(\.reason.english)
                == ["It is longer than the time that is free on any day: 180 minutes."])
    }

    @Test("leaves pinned sessions and breaks where they are when all else is placed anew")
    func pinned() async throws {
        let world = try World()
        let event = try await world.event()
        let hall = try await rooms(["Hall"], in: event, world)
        let slot = { @Sendable (start: String, end: String) in
            try World.slot("2011-11-29T\(start):00Z", "2011-11-29T\(end):00Z", room: hall[0].id)
        }
        try await world.store.write { tx in
            _ = try Sessions.create(
                SessionDetails(title: "Pinned", state: .confirmed, isPinned: true), slot: slot("10:00", "10:45"),
                in: event.id, tx)
            _ = try Sessions.create(
                SessionDetails(title: "Coffee", kind: .break, state: .confirmed), slot: slot("10:45", "11:00"),
                in: event.id, tx)
            for title in ["A", "B", "C"] {
                _ = try Sessions.create(SessionDetails(title: title, duration: 45), in: event.id, tx)
            }
        }
        let proposal = try search(try request(.propose), event, world)
        #expect(Set(proposal.changes.map(\.item.session.details.title)) == ["A", "B", "C"])
        let taken = [try slot("10:00", "10:45"), try slot("10:45", "11:00")].compactMap { $0 }
        for change in proposal.changes {
            let to = try #require(change.to)
            #expect(taken.allSatisfy { !$0.overlaps(to) })
        }
    }

    @Test("lets nothing be held beside a plenary, which keeps its room")
    func plenary() async throws {
        let world = try World()
        let event = try await world.event()
        let rooms = try await rooms(["Hall", "Library"], in: event, world)
        let slot = try World.slot("2011-11-29T11:00:00Z", "2011-11-29T12:00:00Z", room: rooms[0].id)
        try await world.store.write { tx in
            _ = try Sessions.create(
                SessionDetails(title: "Plenary", kind: .plenary, state: .confirmed, duration: 60), slot: slot,
                in: event.id, tx)
            for title in ["A", "B", "C", "D"] {
                _ = try Sessions.create(SessionDetails(title: title, duration: 60), in: event.id, tx)
            }
        }
        let proposal = try search(try request(.propose), event, world)
        #expect(proposal.unplaced.isEmpty)
        let plenary = proposal.changes.first { $0.item.session.details.title == "Plenary" }?.to ?? slot
        #expect(plenary?.room == rooms[0].id)
        for change in proposal.changes where change.item.session.details.title != "Plenary" {
            let (to, gathering) = (try #require(change.to), try #require(plenary))
            #expect(!to.overlaps(gathering))
        }
    }

    @Test("puts a draft right with the fewest moves, back to the last release where that helps")
    func repair() async throws {
        let world = try World()
        let event = try await world.event()
        let hall = try await rooms(["Hall"], in: event, world)
        let first = try await world.session(
            "First", in: event, from: "2011-11-29T09:00:00Z", to: "2011-11-29T09:45:00Z", room: hall[0].id)
        let second = try await world.session(
            "Second", in: event, from: "2011-11-29T10:00:00Z", to: "2011-11-29T10:45:00Z", room: hall[0].id)
        try await world.release(event)
        _ = try await world.store.write { try Agenda.place(second.id, in: event.id, at: first.slot, $0) }
        let proposal = try search(try request(.repair), event, world)
        #expect(proposal.changes.map(\.item.session.id) == [second.id])
        #expect(proposal.changes.map(\.to) == [second.slot])
        #expect(proposal.moves == 0)
        #expect(proposal.fewestMoves == 0)
    }

    @Test("keeps to rooms' hours and people's availability")
    func limits() async throws {
        let world = try World()
        let event = try await world.event()
        let spans = { @Sendable (start: String, end: String) in
            [TimeSpan(Instant(iso8601: start)!, Instant(iso8601: end)!)!]  // because: the tests write spans
        }
        let session = try await world.session("Talk", in: event)
        let person = try await world.person("Anna")
        try await world.store.write { tx in
            _ = try Rooms.create(
                RoomDetails(name: "Hall", hours: spans("2011-11-29T09:00:00Z", "2011-11-29T11:00:00Z")), in: event.id,
                tx)
            _ = try Speakers.add(person.id, as: .speaker, to: session.id, in: event.id, tx)
            try Availability.set(
                Availability(
                    event: event.id, person: person.id,
                    spans: spans("2011-11-29T10:10:00Z", "2011-11-30T20:00:00Z")), tx)
        }
        let proposal = try search(try request(.fill), event, world)
        let slot = try #require(proposal.changes.first?.to)
        #expect(slot.start.iso8601 >= "2011-11-29T10:10:00Z")
        #expect(slot.end.iso8601 <= "2011-11-29T11:00:00Z")
    }

    @Test("is asked for with hours that end after they begin")
    func refused() throws {
        #expect(
            throws: DomainError.invalid([
                FieldProblem("day_end", "The day must end after it begins.", value: "9:00")
            ])
        ) { try request(.fill, "10:00", "9:00") }
    }
}
