import Testing

@testable import Domain

@Suite("An e-mail address")
struct EmailAddressTests {
    @Test(
        "takes what mail can be sent to",
        arguments: [
            "a@example.org", "head.of-ict+events@council.example.org", "o'brien@example.org", "žofie@příklad.example",
        ])
    func takes(text: String) {
        #expect(EmailAddress(text)?.description == text)
    }

    @Test(
        "refuses everything else",
        arguments: [
            "", "a", "a@", "@b.org", "a@b", "a b@example.org", "a@@example.org", "a.@example.org", ".a@example.org",
            "a..b@example.org", "a@-b.org", "a@b-.org", "a@b..org", "a@b.org\r\nBcc: c@d.org", "\"a b\"@example.org",
            "a@[127.0.0.1]", "a,b@example.org", "a@exa_mple.org", "a@b.org\u{0}",
            String(repeating: "a", count: 65) + "@example.org",
        ])
    func refuses(text: String) {
        #expect(EmailAddress(text) == nil)
    }

    @Test("is the same in capitals")
    func folds() throws {
        let one = try #require(EmailAddress("Admin@Example.org"))
        let other = try #require(EmailAddress("admin@example.ORG"))
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(one.folded == "admin@example.org")
        #expect(one.description == "Admin@Example.org")
    }
}
