import Domain
import HTTPTypes
import Testing

@Suite("The page of a room")
struct RoomPageTests {
    @Test("has what takes place in the room and in all rooms, its calendar and the sheet for its door")
    func room() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        let page = try await installation.get("/e/socitm-2011/rooms/main-hall")
        #expect(page.has("<h1>Main hall</h1>") && page.has("400 places, NEC"))
        for key in ["connect", "coffee", "third-sector", "birmingham"] { #expect(page.has("id=\"session-\(key)\"")) }
        #expect(!page.has("session-cloud"))
        #expect(page.has("webcal://example.org/e/socitm-2011/rooms/main-hall.ics"))
        #expect(page.has("href=\"/e/socitm-2011/rooms/main-hall/door\""))
        #expect(!page.has("Ring Bob"))
        try await conference.release(in: installation) { try conference.changeMuch($0) }
        #expect(try await installation.get("/e/socitm-2011/rooms/main-hall").has(">Moved</strong>"))
    }

    @Test("is not there for a room in which nothing takes place")
    func absence() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        try await installation.write { _ = try Rooms.create(RoomDetails(name: "Attic"), in: conference.event.id, $0) }
        for path in ["rooms/attic", "rooms/attic/door", "rooms/x", "tracks/x", "rooms/main-hall/x"] {
            #expect(try await installation.get("/e/socitm-2011/\(path)").status == 404, "\(path)")
        }
    }

    @Test("the sheet for the door has a part a day, with times, titles and speakers, and nothing cancelled")
    func door() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation)
        try await conference.release(in: installation) { tx in
            _ = try Sessions.cancel(conference.session("third-sector").id, in: conference.event.id, tx)
        }
        let page = try await installation.get("/e/socitm-2011/rooms/main-hall/door")
        let days = page.text.split(separator: "<section class=\"door-day\">").dropFirst()
        #expect(days.count == 2)
        let first = try #require(days.first)
        #expect(first.contains("<span class=\"door-room\">Main hall</span>"))
        #expect(first.contains("<span class=\"door-date\">Tuesday 29 November 2011</span>"))
        #expect(first.contains("9:30am to 10:15am") && first.contains("Coffee"))
        #expect(first.contains("Martin Reeves, Maggie Philbin (Chair)"))
        #expect(!page.has("What government can learn"))
    }
}
