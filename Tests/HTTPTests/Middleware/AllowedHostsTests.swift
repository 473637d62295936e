import HTTPTypes
import Testing

@testable import HTTP

@Suite struct AllowedHostsTests {
    private func isAllowed(_ target: String) async throws -> Bool {
        do {
            let hosts = AllowedHosts(["Roundtable.example", "127.0.0.1", "[::1]", "localhost"])
            _ = try hosts.answer(Request(.get, target))
            return true
        } catch let error as HTTPError where error.status == .misdirectedRequest { return false }
    }

    @Test(
        "the site's own names are taken on any port", arguments: ["roundtable.example", "127.0.0.1:80", "[::1]:8080"])
    func own(host: String) async throws { #expect(try await isAllowed("http://\(host)/")) }

    @Test("other names are refused with 421", arguments: ["evil.example", "roundtable.example.evil", "[::2]", "1"])
    func foreign(host: String) async throws { #expect(try await !isAllowed("http://\(host)/")) }
}
