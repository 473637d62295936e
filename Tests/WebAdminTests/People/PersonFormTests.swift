import Domain
import Store
import TestSupport
import Testing

@Suite("Somebody named in a form by whoever organises one event")
struct PersonFormTests {
    /// An organiser of the dinner alone, and somebody whom only the installation knows in full.
    private func world() async throws -> (AdminWorld, Browser, ID<Person>) {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        _ = try await admin.browser(of: .organiser).submit(
            "/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        let hidden = try await admin.world.store.write { tx in
            let person = try People.create(
                PersonDetails(
                    name: "Hidden Person", email: EmailAddress("hidden@corp.example"), organisation: "Corp",
                    jobTitle: "Mole", sector: "Spying", tags: ["secret"]), in: tx)
            _ = try Attendees.add(person.id, AttendeeDetails(), to: try tx.event("socitm-2011").id, tx)
            return person.id
        }
        return (admin, try await admin.browser(withRole: .organiser, for: "dinner"), hidden)
    }

    @Test("an address alone says of others' people what it says of nobody")
    func address() async throws {
        let (_, browser, hidden) = try await world()
        var answers: [String] = []
        for email in ["hidden@corp.example", "nobody@corp.example"] {
            let answer = try await browser.submit(
                "/admin/e/dinner/attendees", from: "/admin/e/dinner/attendees/new", ["email": email])
            #expect(answer.status == 422)
            answers.append(answer.visible)
        }
        #expect(answers[0] == answers[1])
        #expect(try await browser.get("/admin/people/\(hidden)").status == 404)
    }

    @Test("who is linked is shown as a badge needs it, and what the row says beside it changes nothing")
    func linked() async throws {
        let (admin, browser, hidden) = try await world()
        let fields = ["email": "hidden@corp.example", "name": "Somebody", "job_title": "Boss", "status": "accepted"]
        let added = try await browser.submit(
            "/admin/e/dinner/attendees", from: "/admin/e/dinner/attendees/new", fields)
        #expect(added.status == 303)
        let page = try await browser.get("/admin/people/\(hidden)").visible
        #expect(page.contains("Hidden Person") && page.contains("Mole") && page.contains("Corp"))
        #expect(!page.contains("Spying") && !page.contains("secret"))
        let all = try await admin.browser(of: .organiser).get("/admin/people/\(hidden)").visible
        #expect(all.contains("Spying") && all.contains("secret"))
    }

    @Test("the Import page leaves others' people as they are")
    func imported() async throws {
        let (admin, browser, hidden) = try await world()
        let before = try admin.read { try $0.people.find(hidden) }
        let file = "email,name,organisation,job_title,status\nhidden@corp.example,Eve,Crooks,Thief,accepted\n"
        let upload = try await browser.importFile(file, listing: "attendees")
        _ = try await browser.submit(upload + "/columns", from: upload + "/columns")
        let preview = try await browser.get(upload)
        #expect(preview.visible.contains("Eve is known from elsewhere"))
        #expect(!preview.visible.contains("Hidden Person"))
        _ = try await browser.submit(upload + "/application", from: upload)
        _ = try await browser.get(upload)
        #expect(try admin.read { try $0.people.find(hidden) } == before)
        #expect(try await browser.get("/admin/people/\(hidden)").status == 200)
    }
}
