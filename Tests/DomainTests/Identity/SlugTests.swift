import Testing

@testable import Domain

@Suite("A slug")
struct SlugTests {
    @Test("takes small letters, digits and single hyphens", arguments: ["a", "socitm-2011", "1", "a-b-c"])
    func takes(text: String) {
        #expect(Slug(text)?.description == text)
    }

    @Test(
        "refuses everything else",
        arguments: ["", "-a", "a-", "a--b", "A", "a b", "a/b", "ä", "a.b", String(repeating: "a", count: 81)])
    func refuses(text: String) {
        #expect(Slug(text) == nil)
    }

    @Test(
        "is made from a title",
        arguments: [
            ("SOCITM 2011", "socitm-2011"), ("Women's lunch", "womens-lunch"), ("  What?  Now! ", "what-now"),
            ("Café Zoë & Łódź", "cafe-zoe-lodz"), ("Straße", "strasse"), ("Łukasz’ talk", "lukasz-talk"),
        ])
    func fromTitle(title: String, slug: String) {
        #expect(Slug(from: title)?.description == slug)
    }

    @Test("is not made from nothing usable", arguments: ["", "!!!", "日本"])
    func fromNothing(title: String) {
        #expect(Slug(from: title) == nil)
    }

    @Test("made from a long title is cut to its length and does not end in a hyphen")
    func fromLongTitle() {
        let title = String(repeating: "a", count: 79) + " b"
        #expect(Slug(from: title)?.description == String(repeating: "a", count: 79))
    }

    @Test("that is taken gets the next free number")
    func free() throws {
        let taken: Set<String> = ["talk", "talk-2"]
        let slug = try #require(Slug("talk"))
        #expect(slug.free { taken.contains($0.description) }.description == "talk-3")
    }

    @Test("of full length that is taken stays a slug with its number")
    func freeAtFullLength() throws {
        let long = String(repeating: "a", count: 77) + "-bc"
        let slug = try #require(Slug(long))
        let numbered = slug.free { $0 == slug }
        #expect(numbered.description == String(repeating: "a", count: 77) + "-2")
    }
}
