import HTTPTypes
import Testing
import TestSupport

struct AssemblyTests {
    @Test(
        "the same exchanges in memory and on a socket: public pages, a feed, a sign-in and a change",
        arguments: Transport.allCases)
    func wholeExchange(transport: Transport) async throws {
        try await withApplication(transport) { application in
            let visitor = application.browser()
            let agenda = try await visitor.get("/e/socitm-2011/agenda")
            #expect(agenda.status == 200)
            #expect(agenda.visible.contains("The reality of cloud computing"))
            let feed = try await visitor.get("/e/socitm-2011/agenda.ics")
            #expect(feed.headers[.contentType] == "text/calendar; charset=utf-8")
            #expect(feed.body.hasPrefix("BEGIN:VCALENDAR\r\n"))

            let owner = try await application.browser(signedInAs: .owner)
            let made = try await owner.submit(
                "/admin/e/socitm-2011/rooms", from: "/admin/e/socitm-2011/rooms/new",
                ["name": "Crèche", "capacity": "12"])
            #expect(made.status == 303)
            #expect(try await owner.get("/admin/e/socitm-2011/rooms").visible.contains("Crèche"))
        }
    }

    @Test("every answer has the security fields, errors included", arguments: Transport.allCases)
    func securityFields(transport: Transport) async throws {
        try await withApplication(transport, seeds: []) { application in
            let browser = application.browser()
            for (path, status) in [("/", 200), ("/nowhere", 404), ("/healthz", 200), ("/static/app.css", 200)] {
                let answer = try await browser.get(path)
                #expect(answer.status == status, "\(path)")
                #expect(answer.headers[.xContentTypeOptions] == "nosniff", "\(path)")
                let isPage = answer.headers[.contentType]?.hasPrefix("text/html") == true
                #expect((answer.headers[.contentSecurityPolicy] != nil) == isPage, "\(path)")
            }
        }
    }

    @Test("a request for a name that is not ours is refused", arguments: [("localhost", 200), ("evil.example", 421)])
    func hosts(host: String, status: Int) async throws {
        try await withApplication(seeds: []) { application in
            let answer = try await application.browser().get("/healthz", headers: [HTTPField.Name("Host")!: host])
            #expect(answer.status == status)
        }
    }

    @Test("ready means that the database answers")
    func readiness() async throws {
        try await withApplication(seeds: []) { application in
            let answer = try await application.browser().get("/readyz")
            #expect(answer.body == "ok\n")
        }
    }
}
