import Domain
import HTTP
import HTTPTypes
import Store
import Synchronization
import TestSupport
import Testing
import TimeZones

@Suite struct FollowingRoutesTests {
    private static func calendar(_ title: String) -> Response {
        let text =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:BCS <b>\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:\(title)\r\n"
            + "DTSTART;TZID=Europe/London:20111211T190000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        return Response(body: .bytes(Array(text.utf8)))
    }

    @Test("a calendar is looked at, followed, looked at again, changed and let go")
    func life() async throws {
        let answer = Mutex(Self.calendar("Clouds"))
        try await PartnerServer.run { _ in
            answer.withLock { $0 }
        } _: { server in
            let admin = try await AdminWorld()
            let browser = try await admin.browser(of: .organiser)
            let url = server.address("/bcs.ics?key=secret")
            let preview = try await browser.submit("/admin/partners/preview", from: "/admin/partners/new", ["url": url])
            #expect(preview.status == 200)
            #expect(preview.visible.contains("Follow BCS <b>?") && preview.visible.contains("Clouds"))
            #expect(try admin.read { try $0.partners.calendars() } == [])
            let followed = try await browser.submit("/admin/partners", from: "/admin/partners/new", ["url": url])
            #expect(followed.location == "/admin/partners")
            let list = try await browser.get("/admin/partners").visible
            #expect(list.contains("BCS <b> is followed.") && list.contains(url) && list.contains("Next look:"))
            answer.withLock { $0 = Self.calendar("Rain") }
            _ = try await browser.submit("/admin/partners/1/look", from: "/admin/partners")
            #expect(try await browser.get("/admin/partners").visible.contains("1 entry of BCS <b> has changed."))
            #expect(try admin.log().first?.author.email == "organiser@example.org")
            answer.withLock { $0 = Response(status: .internalServerError) }
            _ = try await browser.submit("/admin/partners/1/look", from: "/admin/partners")
            #expect(try await browser.get("/admin/partners").visible.contains("The server answered 500."))
            #expect(try admin.read { try $0.partners.entries(of: ID(rawValue: 1)).map(\.details.title) } == ["Rain"])
            let edited = try await browser.submit(
                "/admin/partners/1", from: "/admin/partners/1/edit",
                ["url": url, "title": "BCS Coventry", "every": "90", "zone": "Europe/London", "series": ""])
            #expect(edited.location == "/admin/partners")
            let form = try await browser.get("/admin/partners/1/edit")
            #expect(form.value(of: "title") == "BCS Coventry" && form.value(of: "every") == "90")
            _ = try await browser.submit("/admin/partners/1/following/deletion", from: "/admin/partners")
            let end = try await browser.get("/admin/partners").visible
            #expect(end.contains("BCS Coventry is followed no longer.") && end.contains("Imported as a file"))
        }
    }

    @Test("what cannot be followed is said beside its field, and what was typed is kept")
    func refused() async throws {
        try await PartnerServer.run { _ in
            Response(status: .notFound)
        } _: { server in
            let browser = try await AdminWorld().browser(of: .organiser)
            for (fields, problem) in [
                (["url": ""], "Give the address of the calendar."),
                (["url": "ftp://a.org"], "Use an address that begins with https:// or http://"),
                (["url": "https://me:pw@a.org/"], "without a name and a password in it"),
                (["url": server.address("/x")], "The server answered 404."),
                (["url": "http://10.0.0.1/x"], "10.0.0.1 is an address that may not be asked"),
                (["url": server.address("/x"), "zone": "Mars"], "Use the IANA name of a zone"),
                (["url": server.address("/x"), "every": "5"], "Use a whole number from 15 to 10,080."),
                (["url": server.address("/x"), "series": "none"], "There is no such series."),
            ] {
                for target in ["/admin/partners/preview", "/admin/partners"] {
                    let answer = try await browser.submit(target, from: "/admin/partners/new", fields)
                    #expect(answer.status == 422 && answer.visible.contains(problem), "\(fields) \(answer.visible)")
                    #expect(answer.value(of: "url") == fields["url"])
                }
            }
        }
    }

    @Test("a viewer sees of an address its host alone")
    func secret() async throws {
        let admin = try await AdminWorld()
        try await admin.world.store.write(by: .commandLine) { tx in
            // because: the literal is an address
            let details = FollowingDetails(address: CalendarAddress("https://bcs.example/private-123/a.ics")!)
            _ = try Followings.start(
                FoundCalendar(name: "BCS", entries: []), details, titled: "", beside: nil, LookRhythm(), tx)
        }
        let page = try await admin.browser(of: .viewer).get("/admin/partners")
        #expect(page.visible.contains("bcs.example") && !page.body.contains("private-123"))
    }
}
