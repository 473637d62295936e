import Domain
import TestSupport
import Testing

@Suite struct AttendeeRoutesTests {
    private let list = "/admin/e/socitm-2011/attendees"

    private func world() async throws -> (AdminWorld, Browser) {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        return (admin, try await admin.browser(of: .organiser))
    }

    private func attendees(_ admin: AdminWorld, _ text: String = "") throws -> [AttendeeRow] {
        try admin.read { tx in
            let event = try tx.event("socitm-2011")
            var filter = AttendeeFilter()
            filter.text = text
            return try tx.attendees.list(filter, in: event.id, .everything).rows
        }
    }

    @Test("fifty stand on a page, with the total and the way to the others")
    func pages() async throws {
        let (admin, browser) = try await world()
        let total = try attendees(admin).count
        #expect(total > 50)
        let first = try await browser.get(list)
        #expect(first.visible.contains("1 to 50 of \(total)"))
        #expect(first.body.pieces(around: "<th scope=\"row\">").count - 1 == 50)
        #expect(first.links.contains(list + "?page=2"))
        let second = try await browser.get(list + "?page=2")
        #expect(second.visible.contains("51 to \(total) of \(total)"))
        #expect(try await browser.get(list + "?page=999").status == 200)
    }

    @Test("the list is searched by the beginnings of words and narrowed by status and category")
    func filter() async throws {
        let (admin, browser) = try await world()
        let all = try attendees(admin)
        let shown = { (query: String) async throws -> Int in
            try await browser.get(list + query).body.pieces(around: "<th scope=\"row\">").count - 1
        }
        let partners = all.filter { $0.attendee.details.category == .partner }.count
        #expect(try await shown("?category=partner") == partners)
        let status = try #require(all.first).attendee.details.status
        let same = all.filter { $0.attendee.details.status == status }.count
        #expect(try await shown("?status=\(status.rawValue)") == min(50, same))
        #expect(try await shown("?q=zzzz") == 0)
        let sorted = try await browser.get(list + "?sort=organisation&direction=descending")
        #expect(sorted.body.contains("aria-sort=\"descending\""))
    }

    @Test("an attendee is added as a person and a place; twice is refused")
    func add() async throws {
        let (admin, browser) = try await world()
        let fields = [
            "name": "Ann Example", "email": "ann@example.org", "organisation": "Borough 99", "category": "media",
            "status": "invited",
        ]
        #expect(try await browser.submit(list, from: list + "/new", fields).location == list)
        let row = try #require(try attendees(admin, "example").first { $0.person.displayName == "Ann Example" })
        #expect(row.attendee.details == AttendeeDetails(category: .media, status: .invited))
        let again = try await browser.submit(list, from: list + "/new", fields)
        #expect(again.status == 422)
        #expect(again.visible.contains("This person is on the list of the event already."))
    }

    @Test("everything that is wrong with the person and the place is said at once")
    func refused() async throws {
        let (_, browser) = try await world()
        let answer = try await browser.submit(
            list, from: list + "/new", ["name": "", "email": "no address", "category": "king", "status": "accepted"])
        #expect(answer.status == 422)
        let summary = try #require(answer.body.pieces(from: "role=\"alert\"", to: "</ul>").first)
        #expect(summary.pieces(from: "href=\"", to: "\"") == ["#email", "#name", "#category"])
    }

    @Test("a status moves on by the steps that are allowed, and by no other")
    func status() async throws {
        let (admin, browser) = try await world()
        _ = try await browser.submit(list, from: list + "/new", ["name": "Ann Example", "status": "applied"])
        let id = try #require(try attendees(admin, "ann example").first).attendee.id
        let page = try await browser.get("\(list)/\(id)")
        #expect(page.visible.contains("Next step Accept Reject Put on the waiting list"))
        let accepted = try await browser.submit("\(list)/\(id)/status", from: "\(list)/\(id)", ["status": "accepted"])
        #expect(accepted.location == "\(list)/\(id)")
        #expect(try await browser.get("\(list)/\(id)").visible.contains("Ann Example is now: Accepted."))
        let back = try await browser.submit("\(list)/\(id)/status", from: "\(list)/\(id)", ["status": "invited"])
        #expect(back.status == 422)
        #expect(back.visible.contains("Accepted cannot become Invited"))
        let nonsense = try await browser.submit("\(list)/\(id)/status", from: "\(list)/\(id)", ["status": "king"])
        #expect(nonsense.status == 400)
    }

    @Test("a steward marks arrivals from the list and comes back to it, and does nothing else")
    func steward() async throws {
        let (admin, browser) = try await world()
        _ = try await browser.submit(list, from: list + "/new", ["name": "Ann Example", "status": "accepted"])
        let id = try #require(try attendees(admin, "ann example").first).attendee.id
        let steward = try await admin.browser(of: .steward)
        let cancelled = try await steward.submit("\(list)/\(id)/status", from: list, ["status": "cancelled"])
        #expect(cancelled.status == 403)
        let arrived = try await steward.submit(
            "\(list)/\(id)/status", from: list, ["status": "arrived", "next": list + "?q=ann"])
        #expect(arrived.location == list + "?q=ann")
        #expect(try attendees(admin, "ann example").first?.attendee.details.status == .arrived)
        #expect(!(try await steward.get(list).links.contains(list + "/new")))
    }

    @Test("taking somebody off the list is asked about, and leaves the person")
    func remove() async throws {
        let (admin, browser) = try await world()
        let row = try #require(try attendees(admin).first)
        let path = "\(list)/\(row.attendee.id)/deletion"
        #expect(try await browser.get(path).heading == "Take \(row.person.displayName) off the list?")
        #expect(try await browser.submit(path, from: path).location == list)
        #expect(try admin.read { try $0.people.find(row.person.id) } == row.person)
        #expect(try attendees(admin).contains { $0.attendee.id == row.attendee.id } == false)
    }

    @Test("an attendee's needs are edited; a full event takes nobody more")
    func editAndCapacity() async throws {
        let (admin, browser) = try await world()
        let settings = "/admin/e/socitm-2011/settings"
        _ = try await browser.submit(settings, from: settings, ["capacity": "1"])
        let full = try await browser.submit(list, from: list + "/new", ["name": "Ann Example", "status": "accepted"])
        #expect(full.status == 422)
        #expect(full.visible.contains("The event's 1 place is taken."))
        let row = try #require(try attendees(admin).first)
        let path = "\(list)/\(row.attendee.id)"
        _ = try await browser.submit(path, from: path + "/edit", ["dietary": "No nuts"])
        #expect(try await browser.get(path).visible.contains("Dietary needs No nuts"))
    }
}
