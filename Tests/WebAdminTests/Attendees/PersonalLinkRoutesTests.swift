import Domain
import TestSupport
import Testing

@Suite struct PersonalLinkRoutesTests {
    private let list = "/admin/e/socitm-2011/attendees"

    private func world() async throws -> (AdminWorld, String) {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        let attendee = try admin.read { tx in
            try tx.attendees.list(AttendeeFilter(), in: tx.event("socitm-2011").id, PageRequest()).rows.first
        }
        return (admin, "\(list)/\(try #require(attendee).attendee.id)")
    }

    @Test("a link is made, shown to be copied, and revoked after a question; the next is another")
    func life() async throws {
        let (admin, page) = try await world()
        let browser = try await admin.browser(of: .organiser)
        #expect(try await browser.get(page).visible.contains("Make a personal link"))
        #expect(try await browser.submit("\(page)/link", from: page, [:]).location == page)
        let address = { try await browser.get(page).body.pieces(from: "value=\"http://127.0.0.1:8080/my/", to: "\"") }
        let first = try await address()
        #expect(first.count == 1)
        let question = try await browser.get("\(page)/link/deletion")
        #expect(question.heading.hasPrefix("Revoke the personal link of "))
        #expect(try await address() == first)
        #expect(try await browser.submit("\(page)/link/deletion", from: "\(page)/link/deletion", [:]).location == page)
        #expect(try await address() == [])
        let revoked = try #require(first.first)
        #expect(try admin.read { try $0.personalAgendas.find(token: revoked)?.link.isRevoked } == true)
        _ = try await browser.submit("\(page)/link", from: page, [:])
        #expect(try await address() != first)
    }

    @Test("the log says that a link was made and revoked, and never which")
    func logged() async throws {
        let (admin, page) = try await world()
        let browser = try await admin.browser(of: .organiser)
        _ = try await browser.submit("\(page)/link", from: page, [:])
        _ = try await browser.submit("\(page)/link/deletion", from: "\(page)/link/deletion", [:])
        let entries = try admin.log(2)
        #expect(
            entries.map(\.changes) == [
                [LogChange("personal_link", from: "made", to: "revoked")],
                [LogChange("personal_link", from: "", to: "made")],
            ])
        #expect(entries.allSatisfy { $0.object.kind == .attendee && $0.author.email == "organiser@example.org" })
    }

    @Test("those who only meet the guests do not see it, and may not make one")
    func steward() async throws {
        let (admin, page) = try await world()
        let organiser = try await admin.browser(of: .organiser)
        _ = try await organiser.submit("\(page)/link", from: page, [:])
        let steward = try await admin.browser(of: .steward)
        let shown = try await steward.get(page)
        #expect(shown.status == 200 && !shown.body.contains("/my/") && !shown.visible.contains("Personal link"))
        #expect(try await steward.get("\(page)/link/deletion").status == 403)
    }
}
