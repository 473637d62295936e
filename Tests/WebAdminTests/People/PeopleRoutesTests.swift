import Domain
import TestSupport
import Testing

@Suite struct PeopleRoutesTests {
    @Test("a person is created, found, edited and deleted")
    func life() async throws {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        #expect(try await browser.get("/admin/people").visible.contains("No people yet"))
        let created = try await browser.submit(
            "/admin/people", from: "/admin/people/new",
            ["name": "Martin Reeves", "organisation": "Coventry City Council", "tags": "cio; speaker"])
        #expect(created.location == "/admin/people/1")
        #expect(try await browser.get("/admin/people/1").visible.contains("Tags cio, speaker"))
        #expect(try await browser.get("/admin/people?q=cov+ree").visible.contains("Martin Reeves"))
        _ = try await browser.submit("/admin/people/1", from: "/admin/people/1/edit", ["name": ""])
        #expect(try await browser.get("/admin/people/1").visible.contains("Coventry City Council Placeholder"))
        _ = try await browser.submit("/admin/people/1/deletion", from: "/admin/people/1/deletion")
        #expect(try await browser.get("/admin/people").visible.contains("Coventry City Council was deleted."))
    }

    @Test("an e-mail address belongs to one person")
    func address() async throws {
        let browser = try await AdminWorld().browser(of: .organiser)
        let fields = ["name": "A", "email": "a@example.org"]
        _ = try await browser.submit("/admin/people", from: "/admin/people/new", fields)
        let answer = try await browser.submit("/admin/people", from: "/admin/people/new", fields)
        #expect(answer.status == 422)
        #expect(answer.visible.contains("A has this e-mail address already."))
    }

    @Test("a person with a part in an event is listed with it and stays")
    func parts() async throws {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        let browser = try await admin.browser(of: .organiser)
        let person = try #require(
            try admin.read { tx in
                var filter = PersonFilter()
                filter.text = "bracken"
                return try tx.people.list(filter, PageRequest()).rows.first?.person
            })
        let page = try await browser.get("/admin/people/\(person.id)")
        #expect(page.visible.contains("SOCITM 2011"))
        let path = "/admin/people/\(person.id)/deletion"
        let refused = try await browser.submit(path, from: path)
        #expect(refused.status == 409)
        #expect(refused.visible.contains("End"))
    }
}
