import Domain
import HTTPTypes
import TestSupport
import Testing
import TimeZones

@Suite("Releases in the admin")
struct ReleaseRoutesTests {
    private static let agenda = "/admin/e/socitm-2011/agenda"
    private static let releases = agenda + "/releases"

    /// The conference as it was imported and released, with an organiser who signs in.
    private func world() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        return (admin, try await admin.browser(of: .organiser))
    }

    private func move(_ browser: Browser, _ key: String, to start: String, _ end: String) async throws {
        let slot = Self.agenda + "/\(key)/slot"
        let answer = try await browser.submit(
            slot, from: slot, ["day": "2011-11-30", "start": start, "end": end, "room": "Main hall"])
        #expect(answer.status == 303)
    }

    private func names(_ admin: AdminWorld) throws -> [String] {
        try admin.read { tx in try tx.releases.all(in: try tx.event("socitm-2011").id).map(\.name) }
    }

    @Test("say what the public sees and what the draft would change")
    func list() async throws {
        let (_, browser) = try await world()
        let still = try await browser.get(Self.releases)
        #expect(still.visible.contains("The public sees release 1."))
        #expect(still.visible.contains("The draft is as it was released."))
        #expect(!still.links.contains(Self.releases + "/new"))
        try await move(browser, "d1-cloud", to: "16:00", "16:45")
        #expect(try await browser.get(Self.agenda).visible.contains("Releases: 1 change to come"))
        let changed = try await browser.get(Self.releases)
        #expect(changed.visible.contains("In the draft 1"))
        #expect(
            changed.visible.contains(
                "Moved Tuesday 29 November, 11:45am to 12:30pm, Main hall Wednesday 30 November, 4pm to 4:45pm, Main hall"
            ))
        #expect(changed.links.contains(Self.releases + "/new"))
    }

    @Test("are made with a name and a comment, and end at who must hear")
    func make() async throws {
        let (admin, browser) = try await world()
        try await move(browser, "d1-cloud", to: "16:00", "16:45")
        let form = try await browser.get(Self.releases + "/new")
        #expect(form.value(of: "name") == "2")
        #expect(form.visible.contains("2 people must hear of it"))
        let answer = try await browser.submit(
            Self.releases, from: Self.releases + "/new", ["name": "Second edition", "comment": "Clouds move."])
        #expect(answer.location == Self.releases + "/2/audience")
        #expect(try names(admin) == ["Second edition", "1"])
        let audience = try await browser.get(Self.releases + "/2/audience")
        #expect(audience.visible.contains("Release Second edition is out."))
        #expect(audience.visible.contains("Chris Ulliott Speaker Moved The reality of cloud computing"))
        let release = try await browser.get(Self.releases + "/2")
        #expect(release.visible.contains("Clouds move."))
        #expect(release.visible.contains("by organiser@example.org"))
        #expect(release.visible.contains("Newest"))
    }

    @Test("whose name is taken, or that would change nothing, are refused with what was typed")
    func refused() async throws {
        let (admin, browser) = try await world()
        let page = try await browser.get(Self.releases + "/new")
        #expect(page.visible.contains("There is nothing to release"))
        let nothing = try await browser.post(
            Self.releases, ["name": "2", "csrf_token": try await browser.get(Self.agenda).token])
        #expect(nothing.status == 409)
        #expect(nothing.visible.contains("Nothing has changed since release 1."))
        try await move(browser, "d1-cloud", to: "16:00", "16:45")
        let taken = try await browser.submit(
            Self.releases, from: Self.releases + "/new", ["name": "1", "comment": "Kept"])
        #expect(taken.status == 422)
        #expect(taken.visible.contains("Release 1 has this name already."))
        #expect(taken.body.contains("Kept</textarea>"))
        #expect(try names(admin) == ["1"])
    }

    @Test("are listed as CSV for the mail, with old and new places and addresses")
    func audienceFile() async throws {
        let (_, browser) = try await world()
        try await move(browser, "d1-cloud", to: "16:00", "16:45")
        _ = try await browser.submit(Self.releases, from: Self.releases + "/new", ["name": "2"])
        let file = try await browser.get(Self.releases + "/2/audience.csv")
        #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
        #expect(
            file.headers[.contentDisposition] == "attachment; filename=\"socitm-2011-release-2-audience.csv\"")
        let lines = file.body.pieces(around: "\r\n")
        #expect(
            lines[0]
                == "part,name,email,organisation,news,session,title,old_start,old_end,old_room,start,end,room")
        #expect(
            lines[1]
                == "speaker,Chris Ulliott,,CESG,moved,d1-cloud,The reality of cloud computing,2011-11-29 11:45,2011-11-29 12:30,Main hall,2011-11-30 16:00,2011-11-30 16:45,Main hall"
        )
        #expect(lines.count == 4)
    }

    @Test("are compared, any with any and with the draft")
    func compare() async throws {
        let (_, browser) = try await world()
        try await move(browser, "d1-cloud", to: "16:00", "16:45")
        _ = try await browser.submit(Self.releases, from: Self.releases + "/new", ["name": "2"])
        try await move(browser, "d1-cloud", to: "17:00", "17:45")
        let path = Self.agenda + "/comparison"
        #expect(try await browser.get(path).visible.contains("From Release 2 to The draft Moved: 1"))
        #expect(try await browser.get(path + "?from=1&to=2").visible.contains("From Release 1 to Release 2 Moved: 1"))
        #expect(try await browser.get(path + "?from=2&to=2").visible.contains("No difference"))
        #expect(try await browser.get(path + "?from=0&to=1").visible.contains("From Nothing to Release 1 New:"))
        #expect(try await browser.get(path + "?from=99&to=x").visible.contains("From Release 2 to The draft"))
    }

    @Test("are what the draft can be reset to, after it was asked")
    func reset() async throws {
        let (admin, browser) = try await world()
        try await move(browser, "d1-cloud", to: "16:00", "16:45")
        let path = Self.releases + "/1/reset"
        let asked = try await browser.get(path)
        #expect(asked.visible.contains("1 session changes as shown below."))
        let answer = try await browser.submit(path, from: path)
        #expect(answer.location == Self.agenda)
        let slot = try admin.read { try $0.session("d1-cloud", of: "socitm-2011")?.slot }
        #expect(slot?.start.iso8601 == "2011-11-29T11:45:00Z")
        #expect(try await browser.get(path).visible.contains("0 sessions change as shown below."))
    }

    @Test("neither release nor drop what somebody else did after the page was made, and show it instead")
    func stale() async throws {
        let (admin, browser) = try await world()
        try await move(browser, "d1-cloud", to: "16:00", "16:45")
        for (page, target) in [("/new", ""), ("/1/reset", "/1/reset")] {
            let seen = try await browser.get(Self.releases + page).value(of: "draft") ?? ""
            try await move(browser, "d1-cloud", to: target.isEmpty ? "17:00" : "17:05", "17:45")
            let before = try admin.read { try $0.session("d1-cloud", of: "socitm-2011") }
            let answer = try await browser.submit(
                Self.releases + target, from: Self.releases + page, ["name": "2", "draft": seen])
            #expect(answer.status == 409)
            #expect(answer.visible.contains("Somebody changed the draft while you were looking at it."))
            #expect(answer.visible.contains("5:45pm"))
            #expect(answer.value(of: "draft") != seen)
            #expect(try admin.read { try $0.session("d1-cloud", of: "socitm-2011") } == before)
            #expect(try names(admin) == ["1"])
        }
    }

    @Test("that are not there are not found")
    func missing() async throws {
        let (_, browser) = try await world()
        for number in ["0", "2", "x", "-1", "99999999999999999999"] {
            #expect(try await browser.get(Self.releases + "/" + number).status == 404, "\(number)")
        }
    }
}
