import Domain
import Testing
import TimeZones

@Suite("Administrators")
struct AdministratorsTests {
    private func add(_ email: String, _ role: Role, to world: World) async throws -> Administrator {
        let address = try #require(EmailAddress(email))
        return try await world.store.write {
            try Administrators.add(address, name: "", role: role, passwordHash: "hash", in: $0)
        }
    }

    @Test("always have an owner among them")
    func lastOwner() async throws {
        let world = try World()
        let owner = try await add("a@example.org", .owner, to: world)
        _ = try await add("b@example.org", .organiser, to: world)
        let expected = DomainError.conflict("This is the only owner. Make somebody else an owner first.")
        await #expect(throws: expected) {
            try await world.store.write { try Administrators.remove(owner.id, in: $0) }
        }
        await #expect(throws: expected) {
            try await world.store.write { try Administrators.update(owner.id, name: "", role: .viewer, in: $0) }
        }
        _ = try await add("c@example.org", .owner, to: world)
        try await world.store.write { try Administrators.remove(owner.id, in: $0) }
        #expect(
            try world.store.read { try $0.administrators.all() }.map(\.email.description) == [
                "b@example.org", "c@example.org",
            ])
    }

    @Test("are signed out by a new password and a new role, but for the browser it was set with")
    func endsSignIns() async throws {
        let world = try World()
        let owner = try await add("a@example.org", .owner, to: world)
        let here = SignInToken.Hash(bytes: Array(repeating: 1, count: 32))
        let there = SignInToken.Hash(bytes: Array(repeating: 2, count: 32))
        try await world.store.write { tx in
            for token in [here, there] { _ = try SignIns.start(token, for: owner, in: tx) }
            try Administrators.setPasswordHash("new", of: owner.id, keeping: here, in: tx)
        }
        #expect(try world.store.read { try $0.signIns.find(here) } != nil)
        #expect(try world.store.read { try $0.signIns.find(there) } == nil)
    }
}

@Suite("A sign-in")
struct SignInsTests {
    @Test("ends after 8 idle hours and after 7 days however busy")
    func limits() async throws {
        let world = try World()
        let address = try #require(EmailAddress("a@example.org"))
        let token = SignInToken.Hash(bytes: Array(repeating: 1, count: 32))
        let signIn = try await world.store.write { tx in
            let owner = try Administrators.add(address, name: "", role: .owner, passwordHash: "hash", in: tx)
            return try SignIns.start(token, for: owner, in: tx)
        }
        let isCurrent = { (seconds: Int64) in
            try world.store.read {
                try SignIns.current(token, at: signIn.createdAt.adding(seconds: seconds), in: $0) != nil
            }
        }
        #expect(try isCurrent(8 * 3600 - 1))
        #expect(try !isCurrent(8 * 3600))
        for _ in 0..<(7 * 24 / 4) {
            for _ in 0..<4 { world.wait() }
            try await world.store.write { try $0.noteSeen(token) }
        }
        #expect(try isCurrent(7 * 24 * 3600 - 1))
        #expect(try !isCurrent(7 * 24 * 3600))
    }

    @Test("waits after ten failures from an address, while another address goes on")
    func throttle() async throws {
        let world = try World()
        let wait = { (address: String) in
            try world.store.read {
                try SignInThrottle.wait(
                    account: "a@example.org", address: address, at: Instant(secondsSince1970: 1_300_000_000), in: $0)
            }
        }
        for _ in 0..<9 {
            try await world.store.write { try SignInThrottle.fail(account: "a@example.org", address: "192.0.2.1", in: $0) }
        }
        #expect(try wait("192.0.2.1") == nil)
        try await world.store.write { try SignInThrottle.fail(account: "a@example.org", address: "192.0.2.1", in: $0) }
        #expect(try wait("192.0.2.1") == SignInThrottle.window)
        #expect(try wait("192.0.2.2") == nil)
    }
}
