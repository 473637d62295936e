import HTTPTypes
import Testing

@testable import HTTP

@Suite struct TrustedProxiesTests {
    private static let ours = TrustedProxies("127.0.0.1, 10.0.0.0/8 2001:db8::/33")

    private func client(_ fields: [(String, String)], from proxy: String = "127.0.0.1") throws -> String {
        var headers = HTTPFields()
        for (name, value) in fields {
            headers.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value))
        }
        let request = try Request(.get, "/", headers: headers)
        return try #require(Self.ours).client(request.headers, from: PeerAddress(host: proxy, port: 5)).host
    }

    @Test("a list of addresses and networks is read, and nothing else is")
    func reading() {
        for text in ["127.0.0.1", "::1", "10.0.0.0/8,::1/128", "0.0.0.0/0"] { #expect(TrustedProxies(text) != nil) }
        for text in ["", "localhost", "10.0.0.0/33", "10.0.0/8", "::1/129", "10.0.0.0/", "10.0.0.0/x", "1.2.3.4:80"] {
            #expect(TrustedProxies(text) == nil, "\(text)")
        }
    }

    @Test("an address belongs to a network when the network's bits agree")
    func networks() throws {
        let proxies = try #require(Self.ours)
        for (host, isOurs) in [
            ("127.0.0.1", true), ("127.0.0.2", false), ("10.255.0.1", true), ("11.0.0.1", false),
            ("::ffff:10.1.2.3", true), ("2001:db8:7fff::1", true), ("2001:db8:8000::1", false), ("unknown", false),
        ] { #expect(proxies.contains(PeerAddress(host: host)) == isOurs, "\(host)") }
        #expect(!TrustedProxies().contains(PeerAddress(host: "127.0.0.1")))
    }

    @Test("the nearest address that is none of our proxies is the client")
    func nearest() throws {
        #expect(try client([("X-Forwarded-For", "192.0.2.7")]) == "192.0.2.7")
        #expect(try client([("X-Forwarded-For", "6.6.6.6, 192.0.2.7, 10.0.0.9")]) == "192.0.2.7")
        #expect(try client([("X-Forwarded-For", "6.6.6.6"), ("X-Forwarded-For", "192.0.2.7")]) == "192.0.2.7")
        #expect(try client([("X-Forwarded-For", "10.0.0.8, 10.0.0.9")]) == "10.0.0.8")
    }

    @Test("the word of a stranger does not count")
    func stranger() throws {
        #expect(try client([("X-Forwarded-For", "6.6.6.6")], from: "192.0.2.7") == "192.0.2.7")
        #expect(try client([("Forwarded", "for=6.6.6.6")], from: "192.0.2.7") == "192.0.2.7")
    }

    @Test("what is no address ends the search at whoever passed it on")
    func malformed() throws {
        for value in ["", "unknown", "6.6.6.6, _hidden", "1.2.3", "1.2.3.4 5.6.7.8", "1.2.3.4:99999", "[::1"] {
            #expect(try client([("X-Forwarded-For", value)]) == "127.0.0.1", "\(value)")
        }
        #expect(try client([("X-Forwarded-For", "6.6.6.6, unknown, 10.0.0.9")]) == "10.0.0.9")
    }

    @Test("ports, brackets and quotes are taken off, and one address has one form")
    func forms() throws {
        #expect(try client([("X-Forwarded-For", "192.0.2.7:443")]) == "192.0.2.7")
        #expect(try client([("X-Forwarded-For", "[2001:DB8:8000:0::1]:443")]) == "2001:db8:8000::1")
        #expect(try client([("X-Forwarded-For", "::ffff:192.0.2.7")]) == "192.0.2.7")
        #expect(try client([("Forwarded", "For=\"[2001:db8:ffff::17]:4711\";proto=https")]) == "2001:db8:ffff::17")
        #expect(try client([("Forwarded", "for=6.6.6.6, proto=https;for=192.0.2.43")]) == "192.0.2.43")
    }

    @Test("Forwarded counts only where X-Forwarded-For did not come")
    func both() throws {
        #expect(try client([("Forwarded", "for=6.6.6.6"), ("X-Forwarded-For", "192.0.2.7")]) == "192.0.2.7")
    }
}
