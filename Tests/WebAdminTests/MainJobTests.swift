import HTTPTypes
import TestSupport
import Testing

/// What an organiser does from an empty list to an agenda, over the whole site: in memory and through the server.
@Suite struct MainJobTests {
    @Test(
        "an organiser signs in, makes an event, fills it, places a session, brings in a file and signs out",
        arguments: Transport.allCases)
    func mainJob(transport: Transport) async throws {
        try await withApplication(transport, seeds: []) { application in
            let browser = application.browser()
            #expect(try await browser.get("/admin/events").location == "/admin/sign-in?next=%2Fadmin%2Fevents")
            #expect(try await browser.signIn(as: .organiser).location == "/admin")
            let made: [(page: String, path: String, fields: [String: String], next: String)] = [
                ("/admin/events/new", "/admin/events", AdminWorld.dinner, "/admin/e/dinner"),
                (
                    "/admin/e/dinner/rooms/new", "/admin/e/dinner/rooms", ["name": "Library"], "/admin/e/dinner/rooms"
                ),
                (
                    "/admin/e/dinner/sessions/new", "/admin/e/dinner/sessions",
                    ["title": "Who should be at the table?", "key": "who"], "/admin/e/dinner/sessions/who"
                ),
                (
                    "/admin/e/dinner/sessions/who", "/admin/e/dinner/sessions/who/speakers",
                    ["name": "Maggie Philbin", "role": "chair"], "/admin/e/dinner/sessions/who"
                ),
                (
                    "/admin/e/dinner/agenda/who/slot", "/admin/e/dinner/agenda/who/slot",
                    ["day": "2011-12-01", "start": "19:00", "end": "21:00", "room": "Library"],
                    "/admin/e/dinner/agenda?day=2011-12-01#session-who"
                ),
            ]
            for (page, path, fields, next) in made {
                let answer = try await browser.submit(path, from: page, fields)
                #expect(answer.status == 303 && answer.location == next, "\(path)")
            }
            let agenda = try await browser.get("/admin/e/dinner/agenda?day=2011-12-01")
            #expect(agenda.visible.contains("Who should be at the table? 7pm to 9pm, Library Maggie Philbin"))
            #expect(agenda.headers[.cacheControl] == "no-store")

            let form = "/admin/e/dinner/import"
            let sent = try await browser.upload(
                form, ["kind": "attendees", "csrf_token": try await browser.get(form).token],
                file: "name,organisation,status\nAnn,Borough 1,accepted\n", named: "guests.csv")
            let columns = try #require(sent.location)
            let preview = try #require(try await browser.submit(columns, from: columns).location)
            #expect(try await browser.ended(preview).visible.contains("1 new"))
            #expect(try await browser.submit(preview + "/application", from: preview).status == 303)
            #expect(try await browser.ended(preview).status == 303)
            #expect(try await browser.get("/admin/e/dinner/attendees").visible.contains("1 place taken"))

            #expect(try await browser.submit("/admin/sign-out", from: "/admin").status == 303)
            #expect(try await browser.get("/admin").status == 303)
        }
    }

    @Test("a form from another site is refused by the whole site, too", arguments: Transport.allCases)
    func crossSite(transport: Transport) async throws {
        try await withApplication(transport, seeds: []) { application in
            let browser = try await application.browser(signedInAs: .organiser)
            let token = try await browser.get("/admin/events/new").token
            let fields = AdminWorld.dinner.merging(["csrf_token": token]) { first, _ in first }
            let answer = try await browser.post("/admin/events", fields, headers: [.origin: "https://evil.example"])
            #expect(answer.status == 403)
            #expect(answer.visible.contains("This form was sent from another site."))
            #expect(answer.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
        }
    }
}

extension Browser {
    /// What a run of an import came to, asked for again as its page does by itself.
    fileprivate func ended(_ preview: String) async throws -> Answer {
        for _ in 0..<60 {
            let answer = try await get(preview)
            if !answer.body.contains("<progress") { return answer }
        }
        return try await get(preview)
    }
}
