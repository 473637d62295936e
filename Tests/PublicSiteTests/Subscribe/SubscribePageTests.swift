import Domain
import HTTPTypes
import Testing

@Suite("The page of all ways to subscribe")
struct SubscribePageTests {
    @Test("of an event has its agenda, its rooms and its tracks, each by one click and as an address")
    func event() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let page = try await installation.get("/e/socitm-2011/subscribe")
        #expect(page.status == 200)
        for path in ["agenda.ics", "rooms/main-hall.ics", "rooms/library.ics", "tracks/cloud.ics"] {
            let address = "https://example.org/e/socitm-2011/\(path)"
            let encoded = "%2F%2Fexample.org%2Fe%2Fsocitm-2011%2F" + path.split(separator: "/").joined(separator: "%2F")
            #expect(page.has("value=\"\(address)\""), "\(path)")
            #expect(page.has("href=\"webcal://example.org/e/socitm-2011/\(path)\""), "\(path)")
            #expect(page.has("href=\"https://calendar.google.com/calendar/r?cid=webcal%3A\(encoded)\""), "\(path)")
            #expect(
                page.has("href=\"https://outlook.live.com/calendar/0/addfromweb?url=https%3A\(encoded)\""), "\(path)")
        }
        #expect(page.has("href=\"/e/socitm-2011/agenda/changes.atom\""))
        #expect(page.has("Every 4 to 24 hours"))
    }

    @Test("carries what is asked for into every address", arguments: ["cancelled=hide", "shape=days"])
    func choice(query: String) async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let page = try await installation.get("/e/socitm-2011/subscribe?\(query)")
        #expect(page.has("href=\"webcal://example.org/e/socitm-2011/tracks/cloud.ics?\(query)\""))
        #expect(page.has("<a href=\"/e/socitm-2011/subscribe?\(query)\" aria-current=\"page\">"))
    }

    @Test("of the site has everything and each series that is public")
    func site() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation, slug: "open", series: "Roundtables")
        _ = try await Conference.make(in: installation, slug: "shut", visibility: .draft, series: "Secrets")
        let page = try await installation.get("/subscribe")
        #expect(page.has("webcal://example.org/calendar.ics\""))
        #expect(page.has("webcal://example.org/series/roundtables.ics\""))
        #expect(!page.has("Secrets"))
        #expect(try await installation.get("/series/roundtables/subscribe").has("/series/roundtables.ics"))
        #expect(try await installation.get("/series/secrets/subscribe").status == 404)
    }

    @Test("of a private event needs its key, which is in every address")
    func privateEvent() async throws {
        let installation = try Installation()
        let conference = try await Conference.make(in: installation, visibility: .private)
        #expect(try await installation.get("/e/socitm-2011/subscribe").status == 404)
        let key = conference.event.privateKey
        let page = try await installation.get("/e/socitm-2011/subscribe?key=\(key)")
        #expect(page.has("agenda.ics?key=\(key)\"") && page.has("rooms/library.ics?key=\(key)\""))
        #expect(!page.has("agenda.ics\""))
    }

    @Test("is linked where a calendar is offered", arguments: ["/", "/e/socitm-2011", "/e/socitm-2011/agenda"])
    func links(path: String) async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let target = path == "/" ? "/subscribe" : "/e/socitm-2011/subscribe"
        #expect(try await installation.get(path).has("<a href=\"\(target)\">"))
    }
}
