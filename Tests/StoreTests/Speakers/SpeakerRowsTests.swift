import Domain
import Testing

@testable import Store

@Suite("Speakers in the store")
struct SpeakerRowsTests {
    @Test("parts come by session and position, with the person behind each", arguments: Place.allCases)
    func order(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let first = try tx.insert(Session.plenary("first", in: event)).id
            let second = try tx.insert(Session.plenary("second", in: event)).id
            let chair = try tx.insert(Person.named("Maggie Philbin"))
            let speaker = try tx.insert(Person.named("Martin Croft", organisation: "Salvation Army"))
            let late = try tx.insert(Speaker(session: second, person: speaker.id, role: .speaker, position: 2))
            let early = try tx.insert(Speaker(session: second, person: chair.id, role: .chair, position: 1))
            let host = try tx.insert(Speaker(session: first, person: chair.id, role: .host, position: 1))
            #expect(
                try tx.speakers.all(in: event) == [
                    SessionSpeaker(speaker: host, person: chair), SessionSpeaker(speaker: early, person: chair),
                    SessionSpeaker(speaker: late, person: speaker),
                ])
            #expect(try tx.speakers.all(inSession: second).map(\.speaker) == [early, late])
            #expect(try tx.speakers.find(late.id, in: second) == late)
            #expect(try tx.speakers.find(late.id, in: first) == nil)
            #expect(try tx.speakers.events(of: chair.id) == [event])
        }
    }

    @Test("role and position are saved, a deleted part is gone", arguments: Place.allCases)
    func saving(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let session = try tx.insert(Session.plenary("a", in: event)).id
            let person = try tx.insert(Person.named("", organisation: "Cabinet Office"))
            var part = try tx.insert(Speaker(session: session, person: person.id, role: .speaker, position: 1))
            part.role = .panellist
            part.position = 5
            try tx.save(part)
            #expect(try tx.speakers.all(inSession: session) == [SessionSpeaker(speaker: part, person: person)])
            try tx.delete(part.id)
            #expect(try tx.speakers.all(inSession: session) == [])
        }
    }

    @Test("the same part twice is refused by the schema, too", arguments: Place.allCases)
    func unique(place: Place) async throws {
        let store = try TestStore(place)
        await #expect(throws: DomainError.invalid([FieldProblem("role", "This is taken already.")])) {
            try await store.write { tx in
                let event = try tx.insert(Event.conference()).id
                let session = try tx.insert(Session.plenary("a", in: event)).id
                let person = try tx.insert(Person.named("Geoff Connell")).id
                for position in 1...2 {
                    _ = try tx.insert(Speaker(session: session, person: person, role: .speaker, position: position))
                }
            }
        }
    }
}
