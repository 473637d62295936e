import Testing

@testable import HTTP

@Suite struct OwnPathTests {
    @Test("a path of ours is taken, and escaped where it must be")
    func own() {
        #expect(OwnPath("/")?.encoded == "/")
        #expect(OwnPath("/admin/e/x?a=b&c=%20#d")?.encoded == "/admin/e/x?a=b&c=%20#d")
        #expect(OwnPath("/a b/é")?.encoded == "/a%20b/%C3%A9")
        #expect(OwnPath("/a\\b")?.encoded == "/a%5Cb")
    }

    @Test(
        "an address that a browser could take for another site is not",
        arguments: [
            "", "//evil.example", "/\\evil.example", "\\\\evil", "https://evil", "javascript:alert(1)", "evil", " /x",
            "/\t/evil", "/a\r\nSet-Cookie: x", "/\0", "/\u{7f}",
        ])
    func foreign(text: String) { #expect(OwnPath(text) == nil) }
}
