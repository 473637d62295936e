import Domain
import Testing

@testable import Store

@Suite("Waivers in the store")
struct ConflictWaiverRowsTests {
    @Test("come back as saved, the oldest first, within their event, and are logged", arguments: Place.allCases)
    func roundTrip(place: Place) async throws {
        let store = try TestStore(place)
        let (event, other, waivers) = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let other = try tx.insert(Event.conference("covjam")).id
            let sessions = try ["a", "b"].map { try tx.insert(Session.plenary($0, title: $0, in: event)).id }
            let person = try tx.insert(Person.named("Ann")).id
            let both = ConflictWaiver(
                event: event, kind: .doubleBooking, first: sessions[0], second: sessions[1], person: person,
                standing: "1 2 3; 4 5 all", reason: "She chairs both", author: "ann@example.org", at: .at(1_000))
            let one = ConflictWaiver(
                event: event, kind: .roomClosed, first: sessions[1], standing: "1 2 3", reason: "Key at the desk",
                author: "", at: .at(2_000))
            return (event, other, [try tx.insert(both), try tx.insert(one)])
        }
        #expect(Set(waivers.map(\.id)).count == 2)
        try store.read { (tx) throws in
            #expect(try tx.waivers.all(in: event) == waivers)
            #expect(try tx.waivers.all(in: other) == [])
        }
        try await store.write { try $0.delete(waivers[0].id) }
        #expect(try store.read { try $0.waivers.all(in: event) } == [waivers[1]])
        var filter = LogFilter()
        filter.kind = .waiver
        let log = try store.read { [filter] in try $0.log.list(filter, before: nil, limit: 9) }.map { entry in
            "\(entry.verb.rawValue) \(entry.object.name): "
                + entry.changes.map { "\($0.field.rawValue) \($0.before)>\($0.after)" }.joined(separator: ", ")
        }
        #expect(
            log == [
                "removed a: conflict double-booking>, session a; b>, name Ann>, reason She chairs both>",
                "added b: conflict >room-closed, session >b, reason >Key at the desk",
                "added a: conflict >double-booking, session >a; b, name >Ann, reason >She chairs both",
            ])
    }

    @Test("go with their session or their person", arguments: Place.allCases)
    func cascade(place: Place) async throws {
        let store = try TestStore(place)
        let (event, session, person) = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let sessions = try ["a", "b"].map { try tx.insert(Session.plenary($0, in: event)).id }
            let person = try tx.insert(Person.named("Ann")).id
            let waivers = [
                ConflictWaiver(
                    event: event, kind: .trackClash, first: sessions[0], second: sessions[1], standing: "", reason: "x",
                    author: "", at: .at(1)),
                ConflictWaiver(
                    event: event, kind: .unavailable, first: sessions[0], person: person, standing: "", reason: "x",
                    author: "", at: .at(1)),
            ]
            for waiver in waivers { _ = try tx.insert(waiver) }
            return (event, sessions[1], person)
        }
        try await store.write { try $0.delete(session) }
        #expect(try store.read { try $0.waivers.all(in: event) }.map(\.kind) == [.unavailable])
        try await store.write { try $0.delete(person) }
        #expect(try store.read { try $0.waivers.all(in: event) } == [])
    }
}
