import HTTPTypes
import TestSupport
import Testing

@Suite("A run of a file, followed from its page")
struct ImportJobTests {
    @Test("the events of a run say how far it is, and that it has ended")
    func events() async throws {
        let admin = try await AdminWorld()
        let browser = try await admin.browser(of: .organiser)
        _ = try await browser.submit("/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        let rows = (0..<3_000).map { "Guest \($0)\n" }.joined()
        let upload = try await browser.importFile("name\n" + rows, listing: "attendees")
        _ = try await browser.submit(upload + "/columns", from: upload + "/columns")
        let answer = try await browser.get(upload + "/progress")
        #expect(answer.headers[.contentType] == "text/event-stream")
        #expect(answer.headers[.cacheControl] == "no-store")
        #expect(answer.body.hasSuffix("event: ended\ndata: {}\n\n"))
        for event in answer.body.pieces(around: "\n\n").dropLast(2) {
            #expect(event.hasPrefix("data: {\"text\":\""))
        }
        #expect(try await browser.get(upload).visible.contains("3,000 new"))
    }

    @Test("while it runs its address tells so, to browsers without scripts every two seconds")
    func running() async throws {
        let admin = try await AdminWorld(importPatience: .zero)
        let browser = try await admin.browser(of: .organiser)
        _ = try await browser.submit("/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        let rows = (0..<20_000).map { "Guest \($0)\n" }.joined()
        let upload = try await browser.importFile("name\n" + rows, listing: "attendees")
        let form = try await browser.get(upload + "/columns")
        // The store is in memory, where reading waits for the writer; the page of a run asks it for the event first.
        _ = try await browser.post(upload + "/columns", ["csrf_token": form.token])
        var pages = [try await browser.get(upload)]
        while pages.last?.heading == "The file is looked at" { pages.append(try await browser.get(upload)) }
        #expect(pages.last?.visible.contains("20,000 new") == true)
        for page in pages.dropLast() {
            #expect(page.body.contains("<noscript><meta http-equiv=\"refresh\" content=\"2\"></noscript>"))
            #expect(page.links.contains(upload))
        }
    }
}
