import Domain
import Testing
import TimeZones

@Suite("A waiver")
struct ConflictWaiverTests {
    /// Two sessions in one room at nine, and one at noon.
    private struct Clash {
        let world: World
        let event: Event
        let room: Room
        let sessions: [Session]

        init() async throws {
            world = try World()
            let event = try await world.event()
            self.event = event
            let room = try await world.store.write { try Rooms.create(RoomDetails(name: "Hall"), in: event.id, $0) }
            self.room = room
            sessions = [
                try await world.session(
                    "A", in: event, from: "2011-11-29T09:00:00Z", to: "2011-11-29T10:00:00Z", room: room.id),
                try await world.session(
                    "B", in: event, from: "2011-11-29T09:30:00Z", to: "2011-11-29T10:00:00Z", room: room.id),
                try await world.session(
                    "C", in: event, from: "2011-11-29T12:00:00Z", to: "2011-11-29T13:00:00Z", room: room.id),
            ]
        }

        var conflicts: [Conflict] { get throws { try world.store.read { try Conflicts.of(event, in: $0) } } }
        var waivers: [ConflictWaiver] { get throws { try world.store.read { try $0.waivers.all(in: event.id) } } }

        var overlap: ConflictIdentity {
            ConflictIdentity(kind: .roomOverlap, first: sessions[0].id, second: sessions[1].id)
        }

        func waive(_ identity: ConflictIdentity, because reason: String = "They share the hall.") async throws {
            _ = try await world.store.write { try Conflicts.waive(identity, in: event, because: reason, $0) }
        }

        func move(_ index: Int, _ start: String, _ end: String, room: ID<Room>? = nil) async throws {
            let slot = try World.slot("2011-11-29T\(start):00Z", "2011-11-29T\(end):00Z", room: room ?? self.room.id)
            _ = try await world.store.write { try Agenda.place(sessions[index].id, in: event.id, at: slot, $0) }
        }
    }

    @Test("allows a conflict with a reason until it is taken back")
    func waiving() async throws {
        let clash = try await Clash()
        #expect(try clash.conflicts.map(\.identity) == [clash.overlap])
        try await clash.waive(clash.overlap)
        let waived = try #require(try clash.conflicts.first)
        #expect(waived.waiver?.reason == "They share the hall.")
        #expect(waived.waiver?.author == "")
        #expect(try clash.conflicts.open(.error) == 0)
        #expect(try clash.conflicts.summary.english == "1 waived")
        try await clash.world.store.write { try Conflicts.takeBack(clash.overlap, in: clash.event, $0) }
        #expect(try clash.conflicts.open(.error) == 1)
        await #expect(throws: DomainError.notFound("This conflict is not waived.")) {
            try await clash.world.store.write { try Conflicts.takeBack(clash.overlap, in: clash.event, $0) }
        }
    }

    @Test("is for one conflict alone, and only for one that is there")
    func others() async throws {
        let clash = try await Clash()
        let none = ConflictIdentity(kind: .trackClash, first: clash.sessions[0].id, second: clash.sessions[1].id)
        await #expect(throws: DomainError.conflict("This conflict is there no longer.")) { try await clash.waive(none) }
        try await clash.move(2, "09:45", "10:15")
        try await clash.waive(clash.overlap)
        #expect(try clash.conflicts.map(\.isWaived) == [true, false, false])
    }

    @Test("with another reason takes the place of the first; with the same it is the same")
    func again() async throws {
        let clash = try await Clash()
        try await clash.waive(clash.overlap)
        let first = try clash.waivers
        try await clash.waive(clash.overlap)
        #expect(try clash.waivers == first)
        try await clash.waive(clash.overlap, because: "The wall is open.")
        #expect(try clash.waivers.map(\.reason) == ["The wall is open."])
    }

    @Test("falls when either session has another start, end or room, and counts again when all is as it was")
    func moving() async throws {
        let clash = try await Clash()
        try await clash.waive(clash.overlap)
        for move in [(0, "09:05", "10:00"), (0, "09:00", "10:05"), (1, "09:35", "10:00")] {
            try await clash.move(move.0, move.1, move.2)
            #expect(try clash.conflicts.map(\.isWaived) == [false])
            try await clash.move(0, "09:00", "10:00")
            try await clash.move(1, "09:30", "10:00")
            #expect(try clash.conflicts.map(\.isWaived) == [true])
        }
        let attic = try await clash.world.store.write {
            try Rooms.create(RoomDetails(name: "Attic"), in: clash.event.id, $0)
        }
        try await clash.move(0, "09:00", "10:00", room: attic.id)
        try await clash.move(1, "09:30", "10:00", room: attic.id)
        #expect(try clash.conflicts.map(\.isWaived) == [false])
    }

    @Test("that counts no longer is dropped when another is made, and goes with its session")
    func stale() async throws {
        let clash = try await Clash()
        try await clash.waive(clash.overlap)
        try await clash.move(1, "12:30", "13:00")
        let other = ConflictIdentity(kind: .roomOverlap, first: clash.sessions[2].id, second: clash.sessions[1].id)
        try await clash.waive(other)
        #expect(try clash.waivers.map(\.identity) == [other])
        try await clash.world.store.write { try Sessions.delete(clash.sessions[2].id, in: clash.event.id, $0) }
        #expect(try clash.waivers == [])
    }

    @Test("needs a reason of at most 500 characters")
    func reason() throws {
        let read = { (text: String) throws in
            var reader = FieldReader { $0 == "reason" ? text : nil }
            return try ConflictWaiver.readReason(&reader)
        }
        #expect(try read("  Both are online.  ") == "Both are online.")
        #expect(throws: DomainError.invalid([FieldProblem("reason", "Say why this is allowed.")])) { try read(" ") }
        #expect(throws: DomainError.self) { try read(String(repeating: "x", count: 501)) }
    }

    @Test("an error that nobody has waived stops a release, and names itself")
    func release() async throws {
        let clash = try await Clash()
        let sentence: Message = "“\("A")” and “\("B")” are in \("Hall") at the same time."
        await #expect(
            throws: DomainError.conflict(
                Message(
                    count: 1, one: "{0} error in the agenda is neither settled nor waived: {1}",
                    other: "{0} errors in the agenda are neither settled nor waived. The first: {1}",
                    .message(sentence)))
        ) { try await clash.world.release(clash.event) }
        try await clash.waive(clash.overlap)
        #expect(try await clash.world.release(clash.event).number == 1)
    }

    @Test("what a release does not show stops none")
    func releaseOfOthers() async throws {
        let clash = try await Clash()
        _ = try await clash.world.store.write { tx in
            var details = clash.sessions[1].details
            details.state = .draft
            return try Sessions.update(clash.sessions[1].id, in: clash.event.id, to: details, tx)
        }
        #expect(try clash.conflicts.open(.error) == 1)
        #expect(try await clash.world.release(clash.event).number == 1)
    }
}
