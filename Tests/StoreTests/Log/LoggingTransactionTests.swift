import Domain
import SQLite
import Testing
import TimeZones

@testable import Store

@Suite("What is written is logged")
struct LoggingTransactionTests {
    private func lines(_ store: TestStore) throws -> [String] {
        try store.read { try $0.log.list(LogFilter(), before: nil, limit: 100) }.reversed().map { entry in
            let changes = entry.changes.map { "\($0.field.rawValue) \($0.before)>\($0.after)" }
            return
                "\(entry.verb.rawValue) \(entry.object.kind) \(entry.object.name): \(changes.joined(separator: ", "))"
        }
    }

    @Test("everything that is inserted, saved and deleted has its entry", arguments: Place.allCases)
    func everything(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { tx in
            var series = try tx.insert(
                Series(slug: try #require(Slug("s")), details: SeriesDetails(title: "Evenings")))
            series.details.summary = "Monthly"
            try tx.save(series)
            var event = try tx.insert(try Event.conference(series: series.id))
            event.details.visibility = .archived
            try tx.save(event)
            let slug = try #require(Slug("attic"))
            var room = try tx.insert(
                Room(event: event.id, slug: slug, details: RoomDetails(name: "Attic"), position: 1))
            room.details.capacity = 8
            try tx.save(room)
            var track = try tx.insert(
                Track(event: event.id, slug: slug, details: TrackDetails(name: "Cloud", colour: .lake), position: 1))
            track.details.colour = .pine
            try tx.save(track)
            let slot = Slot(room: room.id, start: .at(0), end: .at(3_600))
            var session = try tx.insert(Session.plenary("a", title: "Welcome", in: event.id, track: track.id))
            session.slot = slot
            try tx.save(session)
            var person = try tx.insert(Person.named("Ann", email: "ann@example.org"))
            person.details.jobTitle = "CIO"
            try tx.save(person)
            var speaker = try tx.insert(
                Speaker(session: session.id, person: person.id, role: .chair, position: 1))
            speaker.role = .host
            try tx.save(speaker)
            var attendee = try tx.insert(Attendee.place(of: person.id, at: event.id))
            attendee.details.status = .accepted
            attendee.details.dietary = "nuts"
            try tx.save(attendee)
            try tx.delete(attendee.id)
            try tx.delete(speaker.id)
            try tx.delete(person.id)
            try tx.delete(session.id)
            try tx.delete(track.id)
            try tx.delete(room.id)
            try tx.delete(event.id)
            try tx.delete(series.id)
        }
        let lines = try lines(store)
        #expect(
            lines.filter { $0.hasPrefix("changed") } == [
                "changed series Evenings: summary >Monthly",
                "changed event SOCITM 2011: visibility published>archived",
                "changed room Attic: capacity >8", "changed track Cloud: colour lake>pine",
                "changed session Welcome: room >Attic, start >1970-01-01T00:00:00Z, end >1970-01-01T01:00:00Z",
                "changed person Ann: job_title >CIO", "changed speaker Ann: role chair>host",
                "changed attendee Ann: status applied>accepted, dietary >•••",
            ])
        let kinds = ["series", "event", "room", "track", "session", "person", "speaker", "attendee"]
        let heads = { (verb: String) in
            lines.filter { $0.hasPrefix(verb + " ") }.map { String($0.split(separator: " ")[1]) }
        }
        #expect(heads("added") == kinds)
        #expect(heads("removed") == ["attendee", "speaker", "person", "session", "track", "room", "event", "series"])
        #expect(lines.contains("removed attendee Ann: category delegate>, status accepted>, dietary •••>"))
    }

    @Test("administrators' roles are given and taken by name", arguments: Place.allCases)
    func roles(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { tx in
            let email = try #require(EmailAddress("a@example.org"))
            var ann = try tx.insert(
                Administrator(email: email, name: "", role: nil, passwordHash: "x", createdAt: .at(1)))
            ann.role = .viewer
            try tx.save(ann)
            ann.role = nil
            try tx.save(ann)
            let event = try tx.insert(try Event.conference())
            try tx.setRole(.steward, of: ann.id, in: event.id)
            try tx.setRole(nil, of: ann.id, in: event.id)
            #expect(try tx.administrators.find(ann.id)?.eventRoles == [:])
        }
        let lines = try lines(store).filter { $0.contains("administrator") }
        #expect(
            lines == [
                "added administrator a@example.org: email >a@example.org",
                "role given administrator a@example.org: role >viewer",
                "role taken administrator a@example.org: role viewer>",
                "role given administrator a@example.org: role >steward",
                "role taken administrator a@example.org: role steward>",
            ])
    }

    @Test("what changes no field has no entry, and what is rolled back neither", arguments: Place.allCases)
    func nothing(place: Place) async throws {
        let store = try TestStore(place)
        let event = try await store.write { try $0.insert(try Event.conference()) }
        let before = try lines(store)
        try await store.write { tx in
            try tx.save(event)
            try tx.raiseRevision(of: event.id)
        }
        try? await store.write { tx in
            _ = try tx.insert(Person.named("Ann"))
            throw DomainError.conflict("no")
        }
        #expect(try lines(store) == before)
    }
}
