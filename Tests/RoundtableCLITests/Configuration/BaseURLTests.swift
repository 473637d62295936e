import LibUV
import RoundtableCLI
import Testing

struct BaseURLTests {
    @Test(
        "an address is a scheme, a host and perhaps a port",
        arguments: [
            ("https://events.example.org", "https://events.example.org", "events.example.org"),
            ("HTTP://Example.org:8080/", "http://example.org:8080", "example.org"),
            ("http://[::1]:80", "http://[::1]:80", "[::1]"),
        ])
    func addresses(text: String, written: String, host: String) {
        let url = BaseURL(text)
        #expect(url?.description == written)
        #expect(url?.host == host)
    }

    @Test(
        "anything else is none",
        arguments: [
            "", "example.org", "ftp://example.org", "https://", "https://a/b", "https://a?b", "https://u@a",
            "https://a b",
            "https://a:port", "https://a:70000", "https://:80", "https://a\r\nb",
        ])
    func refused(text: String) {
        #expect(BaseURL(text) == nil)
    }

    @Test("without one the site is where it listens; on all addresses it is this machine")
    func standard() throws {
        #expect(BaseURL(of: try SocketAddress(host: "127.0.0.1", port: 80)).description == "http://127.0.0.1:80")
        #expect(BaseURL(of: try SocketAddress(host: "::1", port: 80)).description == "http://[::1]:80")
        #expect(BaseURL(of: try SocketAddress(host: "0.0.0.0", port: 80)).description == "http://localhost:80")
    }
}
