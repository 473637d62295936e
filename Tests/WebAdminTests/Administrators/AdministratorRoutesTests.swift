import Domain
import Store
import Synchronization
import TestSupport
import Testing

@Suite struct AdministratorRoutesTests {
    private let list = "/admin/administrators"

    private func id(_ who: NamedWorld.Who, _ admin: AdminWorld) throws -> ID<Administrator> {
        let email = try #require(EmailAddress(who.email))
        return try #require(try admin.read { try $0.administrators.find(email) }).id
    }

    @Test("whoever is added can sign in with the password that was set")
    func add() async throws {
        let admin = try await AdminWorld()
        let owner = try await admin.browser(of: .owner)
        let fields = [
            "email": "new@example.org", "name": "New", "role": "viewer", "password": "tables in the round",
        ]
        #expect(try await owner.submit(list, from: list + "/new", fields).location == list)
        let browser = admin.browser()
        let answer = try await browser.submit(
            "/admin/sign-in", from: "/admin/sign-in", ["email": "new@example.org", "password": "tables in the round"])
        #expect(answer.status == 303)
        let twice = try await owner.submit(list, from: list + "/new", fields)
        #expect(twice.visible.contains("There is an administrator of this address already."))
    }

    @Test("a weak password is refused and not written back")
    func weak() async throws {
        let owner = try await AdminWorld().browser(of: .owner)
        let answer = try await owner.submit(
            list, from: list + "/new", ["email": "new@example.org", "role": "viewer", "password": "password1234"])
        #expect(answer.status == 422)
        #expect(!answer.body.contains("password1234"))
    }

    @Test("another role ends the administrator's sign-ins; a new password, too")
    func change() async throws {
        let admin = try await AdminWorld()
        let owner = try await admin.browser(of: .owner)
        let (organiser, viewer) = (try await admin.browser(of: .organiser), try await admin.browser(of: .viewer))
        let (first, second) = (try id(.organiser, admin), try id(.viewer, admin))
        _ = try await owner.submit("\(list)/\(first)", from: "\(list)/\(first)/edit", ["role": "steward", "name": "S"])
        #expect(try await organiser.get("/admin").status == 303)
        _ = try await owner.submit(
            "\(list)/\(second)", from: "\(list)/\(second)/edit",
            ["role": "viewer", "name": "V", "password": "tables in the round"])
        #expect(try await viewer.get("/admin").status == 303)
    }

    @Test("the last owner stays one")
    func lastOwner() async throws {
        let admin = try await AdminWorld()
        let owner = try await admin.browser(of: .owner)
        let own = try id(.owner, admin)
        let demoted = try await owner.submit(
            "\(list)/\(own)", from: "\(list)/\(own)/edit", ["role": "viewer", "name": "O"])
        #expect(demoted.status == 409)
        let removed = try await owner.submit("\(list)/\(own)/deletion", from: "\(list)/\(own)/deletion")
        #expect(removed.status == 409)
        #expect(removed.visible.contains("This is the only owner."))
    }

    @Test("who is removed is signed out at once")
    func remove() async throws {
        let admin = try await AdminWorld()
        let (owner, viewer) = (try await admin.browser(of: .owner), try await admin.browser(of: .viewer))
        let id = try id(.viewer, admin)
        _ = try await owner.submit("\(list)/\(id)/deletion", from: "\(list)/\(id)/deletion")
        #expect(try await viewer.get("/admin").status == 303)
        #expect(try await viewer.signIn(as: .viewer).status == 422)
    }

    @Test("whose sign-in ends while a change is under way changes nothing any more")
    func endedMeanwhile() async throws {
        let hasher = InterruptedHasher()
        let admin = try await AdminWorld(hasher: hasher)
        let owner = try await admin.browser(of: .owner)
        let id = try id(.owner, admin)
        let store = admin.world.store
        hasher.interruption.withLock { $0 = { try await store.write { try $0.endSignIns(of: id, but: nil) } } }
        let answer = try await owner.submit(
            list, from: list + "/new",
            ["email": "new@example.org", "role": "owner", "password": "tables in the round"])
        #expect(answer.status == 403)
        #expect(answer.visible.contains("Your sign-in has ended meanwhile."))
        let email = try #require(EmailAddress("new@example.org"))
        #expect(try admin.read { try $0.administrators.find(email) } == nil)
    }
}

/// Does something else while it is at work.
private final class InterruptedHasher: PasswordHasher {
    let interruption = Mutex<@Sendable () async throws -> Void>({})

    func hash(_ password: String) async throws -> String {
        try await interruption.withLock { $0 }()
        return try await OpenHasher().hash(password)
    }

    func needsRehash(_ hash: String) -> Bool { OpenHasher().needsRehash(hash) }

    func verify(_ password: String, against hash: String?) async throws -> Bool {
        try await OpenHasher().verify(password, against: hash)
    }
}
