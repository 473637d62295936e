import RandomNumbers
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

    /// The rules for ASCII, said in another way than the type does.
    private func isAddress(_ text: String) -> Bool {
        let sides = text.split(separator: "@", omittingEmptySubsequences: false)
        guard sides.count == 2, (1...64).contains(sides[0].count), text.utf8.count <= 254 else { return false }
        let isWord = { (part: Substring, signs: String) in
            !part.isEmpty && part.allSatisfy { ($0.isASCII && ($0.isLetter || $0.isNumber)) || signs.contains($0) }
        }
        let labels = sides[1].split(separator: ".", omittingEmptySubsequences: false)
        return sides[0].split(separator: ".", omittingEmptySubsequences: false)
            .allSatisfy { isWord($0, "!#$%&'*+-/=?^_`{|}~") }
            && labels.count > 1
            && labels.allSatisfy { isWord($0, "-") && !$0.hasPrefix("-") && !$0.hasSuffix("-") && $0.count <= 63 }
    }

    @Test("is what the rules say, of any ASCII text")
    func rules() {
        var random = RandomStream(seed: 7)
        let pieces = [
            "a", "B", "7", "-", ".", "@", "@", "_", "+", " ", ",", "bc.de", String(repeating: "x", count: 62),
        ]
        var found = 0
        for _ in 0..<20_000 {
            let text = (0..<random.below(9)).map { _ in pieces[random.below(pieces.count)] }.joined()
            #expect((EmailAddress(text) != nil) == isAddress(text), "\(text)")
            found += EmailAddress(text) == nil ? 0 : 1
        }
        #expect(found > 50)
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
