import Domain
import TestSupport
import Testing

@Suite struct EventRoleRoutesTests {
    private let list = "/admin/administrators"

    private func world() async throws -> (AdminWorld, Browser, ID<Administrator>) {
        let admin = try await AdminWorld(seeds: ["socitm-2011"])
        let owner = try await admin.browser(of: .owner)
        let fields = ["email": "new@example.org", "role": "none", "password": "tables in the round"]
        let added = try await owner.submit(list, from: list + "/new", fields)
        let email = try #require(EmailAddress("new@example.org"))
        let id = try #require(try admin.read { try $0.administrators.find(email) }).id
        #expect(added.location == "\(list)/\(id)/edit")
        return (admin, owner, id)
    }

    private func roles(_ admin: AdminWorld, _ id: ID<Administrator>) throws -> [Role] {
        try admin.read { try $0.administrators.find(id)?.eventRoles.values.map { $0 } ?? [] }
    }

    @Test("a role for one event is given, seen in the list, changed, and taken after a question")
    func life() async throws {
        let (admin, owner, id) = try await world()
        let page = "\(list)/\(id)/edit"
        #expect(try await owner.get(page).visible.contains("No role for a single event"))
        #expect(try await owner.get(list).visible.contains("No role yet"))
        let form = "\(list)/\(id)/roles"
        let given = try await owner.submit(form, from: form + "/new", ["event": "socitm-2011", "role": "steward"])
        #expect(given.location == page)
        #expect(try roles(admin, id) == [.steward])
        #expect(try await owner.get(list).visible.contains("Steward of SOCITM 2011"))
        let change = form + "/new?event=socitm-2011"
        _ = try await owner.submit(form, from: change, ["event": "socitm-2011", "role": "viewer"])
        #expect(try roles(admin, id) == [.viewer])
        let question = form + "/socitm-2011/deletion"
        let asked = try await owner.get(question)
        #expect(asked.heading == "Take the role for SOCITM 2011 from new@example.org?")
        #expect(asked.visible.contains("They will not see the event any more, and are signed out at once."))
        #expect(try await owner.submit(question, from: question).location == page)
        #expect(try roles(admin, id) == [])
        #expect(try await owner.get(question).status == 404)
    }

    @Test("without an event or with a strange role nothing is given, and the form says why beside the field")
    func refused() async throws {
        let (admin, owner, id) = try await world()
        let form = "\(list)/\(id)/roles"
        let answer = try await owner.submit(form, from: form + "/new", ["event": "", "role": "king"])
        #expect(answer.status == 422)
        #expect(answer.visible.contains("Choose the event."))
        #expect(answer.visible.contains("There is no such role."))
        #expect(try roles(admin, id) == [])
    }

    @Test("without an event there is none to give a role for")
    func empty() async throws {
        let admin = try await AdminWorld()
        let page = try await admin.browser(of: .owner).get(list + "/1/roles/new")
        #expect(page.visible.contains("A role for one event needs an event."))
    }

    @Test("an owner of everything is needed; an owner of the event gives nobody a role in it")
    func notForEventOwners() async throws {
        let (admin, owner, id) = try await world()
        let form = "\(list)/\(id)/roles"
        let token = try await owner.get(form + "/new").token
        let browser = try await admin.browser(withRole: .owner, for: "socitm-2011")
        let fields = ["event": "socitm-2011", "role": "owner", "csrf_token": token]
        #expect(try await browser.post(form, fields).status == 403)
        #expect(try await browser.post(form + "/socitm-2011/deletion", fields).status == 403)
        #expect(try roles(admin, id) == [])
    }
}
