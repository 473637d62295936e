import TestSupport
import Testing

@Suite struct HomeRoutesTests {
    @Test("a new installation says how the first event comes")
    func empty() async throws {
        let page = try await AdminWorld().browser(of: .owner).get("/admin")
        #expect(page.visible.contains("No events yet"))
        #expect(page.links.contains("/admin/events/new"))
    }

    @Test("what is coming stands before what is past")
    func groups() async throws {
        let page = try await AdminWorld(seeds: ["socitm-2011", "pip-2010-09"]).browser(of: .viewer).get("/admin")
        let coming = try #require(page.visible.pieces(around: "Now and coming up").last)
        #expect(coming.pieces(around: "Past").first?.contains("SOCITM 2011") == true)
        #expect(page.links.contains("/admin/e/pip-2010-09"))
    }

    @Test("a steward is led to the attendees, the only pages that are theirs")
    func steward() async throws {
        let page = try await AdminWorld(seeds: ["socitm-2011"]).browser(of: .steward).get("/admin")
        #expect(page.links.contains("/admin/e/socitm-2011/attendees"))
        #expect(!page.links.contains("/admin/e/socitm-2011"))
    }

    @Test("help is there for everyone who is signed in")
    func help() async throws {
        #expect(try await AdminWorld().browser(of: .steward).get("/admin/help").heading == "Help")
    }
}
