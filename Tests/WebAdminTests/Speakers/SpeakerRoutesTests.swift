import TestSupport
import Testing

@Suite struct SpeakerRoutesTests {
    @Test("speakers are listed with their sessions, placeholders marked and last")
    func list() async throws {
        let browser = try await AdminWorld(seeds: ["socitm-2011"]).browser(of: .viewer)
        let page = try await browser.get("/admin/e/socitm-2011/speakers")
        #expect(page.visible.contains("5 placeholders are still to be named."))
        let rows = page.body.pieces(from: "<tr id=\"person-", to: "</tr>")
        let isPlaceholder = rows.map { $0.contains("Placeholder") }
        #expect(isPlaceholder.filter { $0 }.count == 5)
        #expect(isPlaceholder == isPlaceholder.sorted { !$0 && $1 })
    }

    @Test("a speaker's page has each session with role, time and room; who does not speak here is not found")
    func page() async throws {
        let browser = try await AdminWorld(seeds: ["socitm-2011", "covjam"]).browser(of: .viewer)
        let list = try await browser.get("/admin/e/socitm-2011/speakers")
        let path = try #require(list.links.first { $0.hasPrefix("/admin/e/socitm-2011/speakers/") })
        #expect(try await browser.get(path).visible.contains("Sessions Sessions of"))
        let person = try #require(path.split(separator: "/").last)
        #expect(try await browser.get("/admin/e/citycamp/speakers/\(person)").status == 404)
        #expect(try await browser.get("/admin/e/socitm-2011/speakers/99999").status == 404)
    }
}
