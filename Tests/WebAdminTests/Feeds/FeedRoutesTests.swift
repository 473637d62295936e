import Domain
import TestSupport
import Testing

@testable import WebAdmin

@Suite struct FeedRoutesTests {
    @Test("each feed has an address to copy and one to subscribe to")
    func addresses() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011"], baseURL: "https://events.example.org")
        let page = try await admin.browser(of: .viewer).get("/admin/e/socitm-2011/feeds")
        #expect(page.body.contains("value=\"https://events.example.org/e/socitm-2011/agenda.ics\""))
        for name in ["agenda.json", "agenda.xml", "agenda/changes.atom"] {
            #expect(page.body.contains("value=\"https://events.example.org/e/socitm-2011/\(name)\""), "\(name)")
        }
        #expect(page.links.contains("webcal://events.example.org/e/socitm-2011/agenda.ics"))
    }

    @Test("the addresses of a private event carry its key, and the page says what that means")
    func privateEvent() async throws {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        _ = try await browser.submit(
            "/admin/events", from: "/admin/events/new",
            AdminWorld.dinner.merging(["visibility": "private"]) { _, new in new })
        let event = try admin.read { try $0.event("dinner") }
        let page = try await browser.get("/admin/e/dinner/feeds")
        #expect(page.body.contains("/e/dinner/agenda.ics?key=\(event.privateKey)"))
        #expect(page.visible.contains("whoever has these addresses can read its agenda"))
    }

    @Test(
        "a calendar's address is subscribed to by webcal",
        arguments: [
            ("https://a/b.ics", "webcal://a/b.ics"), ("http://a:8080/b", "webcal://a:8080/b"), ("ftp://a", "ftp://a"),
        ]
    )
    func webcal(address: String, expected: String) {
        #expect(FeedAddress(address).subscribing == expected)
    }
}
