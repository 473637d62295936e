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

    @Test("when a speaker can be there is set in spans of time, shown in words, and refused when it is none")
    func availability() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        let browser = try await admin.browser(of: .organiser)
        let list = try await browser.get("/admin/e/socitm-2011/speakers")
        let page = try #require(list.links.first { $0.hasPrefix("/admin/e/socitm-2011/speakers/") })
        let form = page + "/availability"
        #expect(try await browser.get(page).visible.contains("Availability Any time"))
        let spans = "2011-11-29 09:00 to 12:30\n2011-11-30 10:00 to 2011-12-02 11:00"
        let answer = try await browser.submit(form, from: form, ["availability": spans])
        #expect(answer.location == page)
        let shown = try await browser.get(page)
        #expect(
            shown.visible.contains("Tuesday 29 November, 9am to 12:30pm Wednesday 30 November 2011, 10am to Friday"))
        #expect(try await browser.get(form).body.contains(spans))
        let refused = try await browser.submit(form, from: form, ["availability": "Tuesday, all day"])
        #expect(refused.status == 422)
        #expect(refused.body.contains("Tuesday, all day</textarea>"))
        #expect(try await browser.get(page).visible.contains("9am to 12:30pm"))
        #expect(try await browser.get("/admin/e/socitm-2011/speakers/99999/availability").status == 404)
        let viewer = try await admin.browser(of: .viewer)
        #expect(try await viewer.get(form).status == 403)
        #expect(try await viewer.get(page).links.contains(form) == false)
    }
}
