import Testing

@testable import Curl

@Suite struct WebAddressTests {
    @Test("an address is taken in its usual form, without a fragment")
    func usual() throws {
        let address = try WebAddress("HTTPS://Example.ORG:8443/a%20b/../c.ics?key=1#top")
        #expect(address.description == "https://Example.ORG:8443/c.ics?key=1")
        #expect(address.host == "example.org" && address.isSecure)
        #expect(try WebAddress("http://[::1]/x").host == "[::1]")
    }

    @Test(
        "what is neither http nor https, or has no host, is no address of the web",
        arguments: [
            "", "example.org", "//example.org/a", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/",
            "javascript:alert(1)", "http://", "https://a b/", "http://exa\nmple.org/", "dict://x:1/",
            "http://example.org:99999/",
        ])
    func strange(_ text: String) {
        #expect(throws: FetchFailure.noWebAddress) { try WebAddress(text) }
    }

    @Test(
        "a name or a password in an address is refused", arguments: ["http://me@a.org/", "https://me:secret@a.org/x"])
    func user(_ text: String) {
        #expect(throws: FetchFailure.namesUser) { try WebAddress(text) }
    }
}
