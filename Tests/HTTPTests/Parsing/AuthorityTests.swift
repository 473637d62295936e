import Testing

@testable import HTTP

@Suite struct AuthorityTests {
    private func isValid(_ text: String) -> Bool { Authority.isValid(Array(text.utf8).span) }

    @Test(
        "names, addresses and ports are taken",
        arguments: ["a", "example.org", "example.org:8080", "127.0.0.1:1", "[::1]", "[::1]:65535", "a:", "a_b-c.~d"])
    func valid(text: String) { #expect(isValid(text)) }

    @Test(
        "everything else is not",
        arguments: [
            "", ":80", "a b", "a/b", "a,b", "u@a", "a:b", "a:1:2", "a:65536", "a:-1", "[::1", "::1", "[]", "[g]", "a?b",
            "a#b", "a%41", "é", "[::1]x", "a;b", "a\"b", "a\\b", "a<b",
        ])
    func invalid(text: String) { #expect(!isValid(text)) }
}
