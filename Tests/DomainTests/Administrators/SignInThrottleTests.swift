import Domain
import Testing
import TimeZones

@Suite("The throttle of guesses")
struct SignInThrottleTests {
    private let now = Instant(secondsSince1970: 1_300_000_000)

    private func fail(_ count: Int, _ account: String, from client: String, _ world: World) async throws {
        for _ in 0..<count {
            try await world.store.write { try SignInThrottle.fail(account: account, client: client, in: $0) }
        }
    }

    private func wait(_ account: String, from client: String, _ world: World) throws -> Int64? {
        try world.store.read { try SignInThrottle.wait(account: account, client: client, at: now, in: $0) }
    }

    private func signIn(_ email: String, at client: String, _ world: World) async throws {
        let email = try #require(EmailAddress(email))
        try await world.store.write { tx in
            let known = try tx.administrators.find(email)
            let administrator =
                try known ?? Administrators.add(email, name: "", role: .owner, passwordHash: "x", in: tx)
            let token = SignInToken.Hash(bytes: Array(repeating: 1, count: 32))
            try tx.endSignIn(token)
            _ = try SignIns.start(token, for: administrator, from: client, in: tx)
        }
    }

    @Test("ten guesses at an account from a strange client are borne, and no more")
    func stranger() async throws {
        let world = try World()
        try await fail(9, "a@example.org", from: "192.0.2.1", world)
        #expect(try wait("a@example.org", from: "192.0.2.1", world) == nil)
        try await fail(1, "a@example.org", from: "192.0.2.1", world)
        #expect(try wait("a@example.org", from: "192.0.2.1", world) == SignInThrottle.window)
        #expect(try wait("a@example.org", from: "192.0.2.2", world) == nil)
    }

    @Test("fifty guesses from one client over all accounts are borne, and no more")
    func client() async throws {
        let world = try World()
        for number in 0..<10 { try await fail(5, "\(number)@example.org", from: "192.0.2.1", world) }
        #expect(try wait("new@example.org", from: "192.0.2.1", world) == SignInThrottle.window)
        #expect(try wait("new@example.org", from: "192.0.2.2", world) == nil)
    }

    @Test("a hundred guesses at an account from everywhere shut strangers out, and never who has been here before")
    func everywhere() async throws {
        let world = try World()
        try await signIn("a@example.org", at: "198.51.100.7", world)
        for number in 0..<20 { try await fail(5, "a@example.org", from: "192.0.2.\(number)", world) }
        #expect(try wait("a@example.org", from: "203.0.113.1", world) == SignInThrottle.window)
        #expect(try wait("a@example.org", from: "198.51.100.7", world) == nil)
        #expect(try wait("b@example.org", from: "203.0.113.1", world) == nil)
    }

    @Test("where one has signed in before a hundred guesses are borne, whatever others guess there")
    func knownClient() async throws {
        let world = try World()
        try await signIn("a@example.org", at: "198.51.100.7", world)
        for number in 0..<10 { try await fail(9, "\(number)@example.org", from: "198.51.100.7", world) }
        #expect(try wait("a@example.org", from: "198.51.100.7", world) == nil)
        #expect(try wait("c@example.org", from: "198.51.100.7", world) == SignInThrottle.window)
        try await fail(99, "a@example.org", from: "198.51.100.7", world)
        #expect(try wait("a@example.org", from: "198.51.100.7", world) == nil)
        try await fail(1, "a@example.org", from: "198.51.100.7", world)
        #expect(try wait("a@example.org", from: "198.51.100.7", world) == SignInThrottle.window)
        try await signIn("a@example.org", at: "198.51.100.7", world)
        #expect(try wait("a@example.org", from: "198.51.100.7", world) == nil)
    }
}
