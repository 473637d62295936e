import HTTP
import Testing

@Suite struct PeerAddressTests {
    @Test("the peer is printed with brackets round an IPv6 address")
    func printed() {
        #expect(PeerAddress(host: "127.0.0.1", port: 80).description == "127.0.0.1:80")
        #expect(PeerAddress(host: "::1", port: 80).description == "[::1]:80")
        #expect(PeerAddress.memory.description == "in-memory")
    }

    @Test(
        "limits count an IPv4 address by itself, an IPv6 one by its /64, and what is no address as it stands",
        arguments: [
            ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("2001:db8:1:2::7", "2001:db8:1:2::/64"),
            ("in-memory", "in-memory"), ("unknown", "unknown"), ("fe80::1%eth0", "fe80::1%eth0"),
        ])
    func client(host: String, expected: String) {
        #expect(PeerAddress(host: host, port: 80).client == expected)
    }
}
