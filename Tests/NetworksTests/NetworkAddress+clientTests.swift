import Networks
import Testing

@Suite struct NetworkAddressClientTests {
    @Test(
        "IPv6 addresses of one /64 are one client, IPv4 addresses are one each however they are written",
        arguments: [
            ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("64:ff9b::192.0.2.7", "64:ff9b::c000:207"),
            ("2001:db8:1:2::1", "2001:db8:1:2::/64"), ("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"),
            ("2001:db8:1:3::1", "2001:db8:1:3::/64"), ("2001:DB8:0001:3::9", "2001:db8:1:3::/64"),
            ("64:ff9b:0:0:1::", "64:ff9b::/64"), ("::1", "::/64"), ("fe80::1", "fe80::/64"),
        ])
    func client(text: String, expected: String) throws {
        #expect(try #require(NetworkAddress(text)).client == expected)
    }
}
