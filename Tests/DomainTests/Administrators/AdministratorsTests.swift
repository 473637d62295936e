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

    @Test("are signed out by a role for an event that is new to them, and by losing it")
    func eventRoles() async throws {
        let world = try World()
        let steward = try await add("a@example.org", .steward, to: world)
        let token = SignInToken.Hash(bytes: Array(repeating: 1, count: 32))
        let event = try await world.event().id
        func signedInAfter(_ role: Role?) async throws -> Bool {
            try await world.store.write { tx in
                try tx.endSignIn(token)
                _ = try SignIns.start(token, for: steward, in: tx)
                _ = try Administrators.setRole(role, of: steward.id, in: event, tx)
                return try tx.signIns.find(token) != nil
            }
        }
        #expect(try await !signedInAfter(.viewer))
        #expect(try await signedInAfter(.viewer))
        #expect(try world.store.read { try $0.administrators.find(steward.id)?.eventRoles } == [event: .viewer])
        #expect(try await !signedInAfter(nil))
        #expect(try await signedInAfter(nil))
        await #expect(throws: DomainError.notFound("There is no such event.")) {
            try await world.store.write {
                try Administrators.setRole(.viewer, of: steward.id, in: ID(rawValue: 99), $0)
            }
        }
    }

    @Test("end one of their own sign-ins, or all others, and nobody else's")
    func ownSignIns() async throws {
        let world = try World()
        let (ann, bo) = (
            try await add("a@example.org", .owner, to: world), try await add("b@example.org", .owner, to: world)
        )
        let token = { @Sendable (byte: UInt8) in SignInToken.Hash(bytes: Array(repeating: byte, count: 32)) }
        try await world.store.write { tx in
            for byte in 1...3 as ClosedRange<UInt8> { _ = try SignIns.start(token(byte), for: ann, in: tx) }
            _ = try SignIns.start(token(4), for: bo, in: tx)
        }
        await #expect(throws: DomainError.notFound("This sign-in has ended already.")) {
            try await world.store.write { try SignIns.end(token(4), of: ann, in: $0) }
        }
        try await world.store.write { try SignIns.end(token(1), of: ann, in: $0) }
        let left = { (who: Administrator) in try world.store.read { try $0.signIns.all(of: who.id).map(\.token) } }
        #expect(try Set(left(ann)) == [token(2), token(3)])
        try await world.store.write { try SignIns.endOthers(of: ann, but: token(3), in: $0) }
        #expect(try left(ann) == [token(3)])
        #expect(try left(bo) == [token(4)])
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
}
