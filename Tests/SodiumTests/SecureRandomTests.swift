import Testing

@testable import Sodium

@Suite("Secure random")
struct SecureRandomTests {
    @Test("as many bytes come as were asked for", arguments: [0, 1, 16, 1000])
    func count(count: Int) {
        #expect(SecureRandom.bytes(count).count == count)
    }

    @Test("no two tokens are the same, and a token is safe in a URL")
    func tokens() {
        let tokens = (0..<1000).map { _ in SecureRandom.token() }
        #expect(Set(tokens).count == 1000)
        let safe = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        #expect(tokens.allSatisfy { $0.count == 43 && safe.isSuperset(of: $0) })
    }

    @Test("the length of a token follows its bytes", arguments: [(0, 0), (1, 2), (2, 3), (3, 4), (16, 22)])
    func tokenLength(bytes: Int, characters: Int) {
        #expect(SecureRandom.token(bytes: bytes).count == characters)
    }
}
