import Domain
import Testing

@testable import Store

@Suite("Sign-ins in the store")
struct SignInRowsTests {
    private func token(_ byte: UInt8) -> SignInToken.Hash {
        SignInToken.Hash(bytes: Array(repeating: byte, count: 32))
    }

    private func signIn(_ byte: UInt8, _ administrator: ID<Administrator>, begun: Int64, seen: Int64) -> SignIn {
        SignIn(
            token: token(byte), administrator: administrator, formToken: "form-\(byte)", createdAt: .at(begun),
            lastSeenAt: .at(seen))
    }

    private func office(_ tx: any WriteTransaction, _ email: String = "a@example.org") throws -> ID<Administrator> {
        // because: the tests write addresses
        try tx.insert(
            Administrator(
                email: EmailAddress(email)!, name: "", role: .owner, passwordHash: "x", createdAt: .at(1))
        ).id
    }

    @Test("a sign-in is found by its token alone, and notes when it was seen", arguments: Place.allCases)
    func roundTrip(place: Place) async throws {
        let store = try TestStore(place)
        store.clock.now = .at(5_000)
        try await store.write { tx in
            var signIn = signIn(1, try office(tx), begun: 10, seen: 20)
            try tx.insert(signIn)
            #expect(try tx.signIns.find(signIn.token) == signIn)
            #expect(try tx.signIns.find(token(2)) == nil)
            #expect(try tx.signIns.has(signIn.token))
            #expect(try tx.signIns.has(token(2)) == false)
            try tx.noteSeen(signIn.token)
            signIn.lastSeenAt = .at(5_000)
            #expect(try tx.signIns.find(signIn.token) == signIn)
        }
    }

    @Test("sign-ins end one by one, of one administrator but the current, and by age", arguments: Place.allCases)
    func ending(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { tx in
            let (first, second) = (try office(tx), try office(tx, "b@example.org"))
            for byte in 1...3 { try tx.insert(signIn(UInt8(byte), first, begun: 100, seen: 200)) }
            try tx.insert(signIn(4, second, begun: 100, seen: 150))
            try tx.insert(signIn(5, second, begun: 50, seen: 300))
            try tx.insert(signIn(6, second, begun: 100, seen: 200))
            let left = { try (1...6).filter { try tx.signIns.find(token(UInt8($0))) != nil } }
            try tx.endSignIn(token(1))
            #expect(try left() == [2, 3, 4, 5, 6])
            try tx.endSignIns(of: first, but: token(3))
            #expect(try left() == [3, 4, 5, 6])
            try tx.endSignIns(lastSeenBefore: .at(200), orBegunBefore: .at(100))
            #expect(try left() == [3, 6])
            try tx.endSignIns(of: first, but: nil)
            #expect(try left() == [6])
        }
    }

    @Test(
        "whose form it was is known while the sign-in goes on and after it has ended, until that is long ago",
        arguments: Place.allCases)
    func formTokens(place: Place) async throws {
        let store = try TestStore(place)
        let id = try await store.write { try office($0) }
        let owners = { try store.read { tx in try (1...3).map { try tx.signIns.administrator(ofForm: "form-\($0)") } } }
        try await store.write { tx in
            for byte in 1...2 { try tx.insert(signIn(UInt8(byte), id, begun: 100, seen: 100 + Int64(byte))) }
        }
        #expect(try owners() == [id, id, nil])
        try await store.write { try $0.endSignIn(token(1)) }
        try await store.write { try $0.endSignIns(of: id, but: nil) }
        #expect(try owners() == [id, id, nil])
        try await store.write { try $0.endSignIns(lastSeenBefore: .at(500), orBegunBefore: .at(102)) }
        #expect(try owners() == [nil, id, nil])
        try await store.write { try $0.delete(id) }
        #expect(try owners() == [nil, nil, nil])
    }

    @Test("failures are counted for an account at a client, and for the client", arguments: Place.allCases)
    func failures(place: Place) async throws {
        let store = try TestStore(place)
        for (second, account, client) in [
            (100, "a", "::1"), (200, "a", "::1"), (300, "b", "::1"), (400, "a", "192.0.2.1"),
        ] {
            store.clock.now = .at(Int64(second))
            try await store.write { try $0.noteSignInFailure(account: account, client: client) }
        }
        let count = { (since: Int64) in
            try store.read { try $0.signIns.failures(account: "a", client: "::1", since: .at(since)) }
        }
        let counted = [
            SignInFailures(
                ofAccountFromClient: 2, fromClient: 3, ofAccount: 3, oldestFromClient: .at(100),
                oldestOfAccount: .at(100)),
            SignInFailures(
                ofAccountFromClient: 1, fromClient: 2, ofAccount: 2, oldestFromClient: .at(200),
                oldestOfAccount: .at(200)),
            SignInFailures(ofAccount: 1, oldestOfAccount: .at(400)), SignInFailures(),
        ]
        #expect(try [0, 150, 301, 401].map(count) == counted)
        try await store.write { try $0.forgetSignInFailures(before: .at(200)) }
        #expect(try count(0).fromClient == 2)
        try await store.write { try $0.forgetSignInFailures(account: "a") }
        #expect(try count(0) == SignInFailures(fromClient: 1, oldestFromClient: .at(300)))
    }

    @Test("a client is known to whom it was noted for, from the last note on", arguments: Place.allCases)
    func knownClients(place: Place) async throws {
        let store = try TestStore(place)
        let id = try await store.write { try office($0) }
        for second in [100, 300] as [Int64] {
            store.clock.now = .at(second)
            try await store.write { try $0.noteKnownClient("::1", of: id) }
        }
        let isKnown = { (client: String, account: String, since: Int64) in
            try store.read { try $0.signIns.isKnownClient(client, account: account, since: .at(since)) }
        }
        #expect(try isKnown("::1", "a@example.org", 300))
        #expect(try !isKnown("::1", "a@example.org", 301))
        #expect(try !isKnown("::1", "b@example.org", 0))
        #expect(try !isKnown("::2", "a@example.org", 0))
        try await store.write { try $0.forgetKnownClients(before: .at(301)) }
        #expect(try !isKnown("::1", "a@example.org", 0))
    }
}
