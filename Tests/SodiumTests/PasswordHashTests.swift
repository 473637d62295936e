import Testing

@testable import Sodium

@Suite("Password hashes", .serialized)
struct PasswordHashTests {
    @Test("a password verifies against its own hash, which says Argon2id with 64 MiB and two passes")
    func roundTrip() throws {
        let encoded = try PasswordHash.make("correct horse \u{1F40E} staple")
        #expect(encoded.hasPrefix("$argon2id$v=19$m=65536,t=2,p=1$"))
        #expect(PasswordHash.verify("correct horse \u{1F40E} staple", against: encoded))
        #expect(!PasswordHash.verify("correct horse \u{1F40E} stapl", against: encoded))
        #expect(!PasswordHash.needsRehash(encoded))
    }

    @Test("the same password never gives the same hash twice")
    func salted() throws {
        let hashes = try (0..<2).map { _ in try PasswordHash.make("same", passes: 1, memory: 8192) }
        #expect(hashes[0] != hashes[1])
    }

    @Test("a hash of weaker parameters verifies and asks to be made anew")
    func rehash() throws {
        let encoded = try PasswordHash.make("old", passes: 1, memory: 8192)
        #expect(PasswordHash.verify("old", against: encoded))
        #expect(PasswordHash.needsRehash(encoded))
    }

    // Published with the reference implementation's and libsodium's tests (argon2id, version 0x13).
    @Test("a published Argon2id string verifies")
    func vector() {
        let encoded = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4"
        #expect(PasswordHash.verify("password", against: encoded))
        #expect(!PasswordHash.verify("Password", against: encoded))
    }

    @Test(
        "text that is no hash verifies nothing",
        arguments: [
            "", "plain", "$argon2id$", "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ", String(repeating: "x", count: 200),
        ])
    func noHash(text: String) {
        #expect(!PasswordHash.verify("password", against: text))
        #expect(PasswordHash.needsRehash(text))
    }

    @Test("a NUL in a password does not shorten it")
    func embeddedNUL() throws {
        let encoded = try PasswordHash.make("a\0b", passes: 1, memory: 8192)
        #expect(PasswordHash.verify("a\0b", against: encoded))
        #expect(!PasswordHash.verify("a", against: encoded))
        #expect(!PasswordHash.verify("a\0c", against: encoded))
    }
}
