import Domain
import Testing

@testable import Store

@Suite("Administrators in the store")
struct AdministratorRowsTests {
    private func administrator(_ email: String) -> Administrator {
        // because: the tests write addresses
        Administrator(
            email: EmailAddress(email)!, name: "Office", role: .owner, passwordHash: "$argon2id$", createdAt: .at(1_000)
        )
    }

    @Test("an administrator comes back as saved, by id and by address in any case", arguments: Place.allCases)
    func roundTrip(place: Place) async throws {
        let store = try TestStore(place)
        let saved = try await store.write { tx in
            var administrator = try tx.insert(administrator("Office@example.org"))
            administrator.name = "Events office"
            administrator.role = .steward
            administrator.passwordHash = "$argon2id$new"
            try tx.save(administrator)
            return administrator
        }
        try store.read { (tx) throws in
            #expect(try tx.administrators.find(saved.id) == saved)
            #expect(try tx.administrators.find(try #require(EmailAddress("OFFICE@example.org"))) == saved)
        }
    }

    @Test("all come by address, and a deleted one with their sign-ins is gone", arguments: Place.allCases)
    func listing(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { tx in
            let second = try tx.insert(administrator("b@example.org"))
            let first = try tx.insert(administrator("A@example.org"))
            #expect(try tx.administrators.all() == [first, second])
            let token = SignInToken.Hash(bytes: Array(repeating: 7, count: 32))
            try tx.insert(
                SignIn(
                    token: token, administrator: first.id, formToken: "form", createdAt: .at(1), lastSeenAt: .at(1)))
            try tx.delete(first.id)
            #expect(try tx.administrators.all() == [second])
            #expect(try tx.signIns.find(token) == nil)
        }
    }

    @Test("an address is one administrator's", arguments: Place.allCases)
    func unique(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { _ = try $0.insert(administrator("a@example.org")) }
        await #expect(throws: DomainError.invalid([FieldProblem("email", "This is taken already.")])) {
            try await store.write { _ = try $0.insert(administrator("A@EXAMPLE.org")) }
        }
    }
}
