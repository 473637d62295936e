import Domain
import TestSupport
import Testing

@Suite("What a file would do, and taking it back, on the Import page")
struct ImportUndoRoutesTests {
    private let form = "/admin/e/dinner/import"

    private func world() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        _ = try await browser.submit("/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        return (admin, browser)
    }

    private func preview(_ browser: Browser, _ file: String) async throws -> String {
        let upload = try await browser.importFile(file, listing: "rooms")
        _ = try await browser.submit(upload + "/columns", from: upload + "/columns")
        return upload
    }

    private func bring(_ browser: Browser, _ file: String) async throws {
        let preview = try await preview(browser, file)
        _ = try await browser.submit(preview + "/application", from: preview)
        _ = try await browser.get(preview)
    }

    private func rooms(_ admin: AdminWorld) throws -> [String] {
        try admin.read { tx in
            try tx.rooms.all(in: try tx.event("dinner").id).map { "\($0.details.name) \($0.details.capacity ?? 0)" }
        }
    }

    @Test("the preview shows each field before and after, what is new, and what is there twice")
    func diff() async throws {
        let (_, browser) = try await world()
        try await bring(browser, "name,capacity\nHall,80\n")
        let page = try await browser.get(try await preview(browser, "name,capacity\nHall,90\nLibrary,\nLibrary,\n"))
        #expect(page.visible.contains("2 Hall capacity 80 90"))
        #expect(page.visible.contains("New rows Line Name 3 Library"))
        #expect(page.visible.contains("4 Library 3"))
    }

    @Test("refused rows come back as a file with the reason beside each")
    func refusals() async throws {
        let (_, browser) = try await world()
        let preview = try await preview(browser, "name,capacity\nHall,80\nLibrary,\"ma,ny\"\n")
        let file = try await browser.get(preview + "/refusals.csv")
        #expect(file.status == 200)
        #expect(file.body == "name,capacity,reason\r\nLibrary,\"ma,ny\",Use a whole number from 1 to 1000000.\r\n")
    }

    @Test("an import is taken back by its button, once")
    func undo() async throws {
        let (admin, browser) = try await world()
        try await bring(browser, "name,capacity\nHall,80\n")
        try await bring(browser, "name,capacity\nHall,90\nLibrary,20\n")
        let undone = try await browser.submit("/admin/e/dinner/imports/2/undoing", from: form)
        #expect(undone.location == form)
        #expect(try rooms(admin) == ["Hall 80"])
        let page = try await browser.get(form)
        #expect(page.visible.contains("The import of list.csv was taken back: 1 removed, 1 as before."))
        #expect(page.visible.contains("Taken back,"))
        #expect(try await browser.submit("/admin/e/dinner/imports/2/undoing", from: form).status == 409)
        #expect(try await browser.submit("/admin/e/dinner/imports/9/undoing", from: form).status == 404)
    }

    @Test("a later change stands in the way and is named with who made it")
    func conflict() async throws {
        let (admin, browser) = try await world()
        try await bring(browser, "name,capacity\nHall,80\n")
        try await bring(browser, "name,capacity\nHall,90\n")
        let answer = try await browser.submit("/admin/e/dinner/imports/1/undoing", from: form)
        #expect(answer.status == 409)
        #expect(answer.visible.contains("Nothing was taken back"))
        #expect(
            answer.visible.contains(
                "Hall Room capacity Changed since the import by organiser@example.org. Sunday 20 November 2011, midday")
        )
        #expect(try rooms(admin) == ["Hall 90"])
    }
}
