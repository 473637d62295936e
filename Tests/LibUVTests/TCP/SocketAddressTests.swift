import LibUV
import Testing

@Suite("Socket address")
struct SocketAddressTests {
    @Test("text and value are the same", arguments: ["127.0.0.1:8080", "[::1]:0", "0.0.0.0:65535"])
    func roundTrip(text: String) {
        #expect(SocketAddress(text)?.description == text)
    }

    @Test("localhost is the IPv4 loopback")
    func localhost() {
        #expect(SocketAddress("localhost:80")?.description == "127.0.0.1:80")
    }

    @Test(
        "what is not an address and a port is refused",
        arguments: ["", "8080", "127.0.0.1", "127.0.0.1:70000", "::1:80", "host.example:80", "300.1.1.1:80", "[::1:80"])
    func refused(text: String) {
        #expect(SocketAddress(text) == nil)
    }
}
