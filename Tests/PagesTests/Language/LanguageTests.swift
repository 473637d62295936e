import Domain
import HTML
import Pages
import Testing

@Suite("Language")
struct LanguageTests {
    let welsh = Language(
        tag: "cy",
        catalogue: Catalogue(entries: [
            "Sessions": "Sesiynau", "{0} session": "{0} sesiwn", "{0} session#other": "{0} o sesiynau",
            "{0} in {1}": "Yn {1}: {0}",
        ]))

    @Test("English fills the arguments in their order and writes numbers in groups of three")
    func english() {
        let t = Language.english
        #expect(t("Delete \("Library")?") == "Delete Library?")
        #expect(t("\(1_234_567) of \(12)") == "1,234,567 of 12")
        #expect(t("In \("Draft" as Message)") == "In Draft")
        #expect(t.number(-1234) == "-1,234")
        #expect(t.number(999) == "999")
    }

    @Test(
        "a message that counts takes the form of its number",
        arguments: [(0, "0 sessions"), (1, "1 session"), (2, "2 sessions"), (9812, "9,812 sessions")])
    func plural(count: Int, expected: String) {
        #expect(Language.english(Message(count: count, one: "{0} session", other: "{0} sessions")) == expected)
    }

    @Test("a catalogue translates, moves arguments and leaves the rest in English")
    func catalogue() {
        #expect(welsh("Sessions") == "Sesiynau")
        #expect(welsh("\("Coffee") in \("Library")") == "Yn Library: Coffee")
        #expect(welsh(Message(count: 1, one: "{0} session", other: "{0} sessions")) == "1 sesiwn")
        #expect(welsh(Message(count: 3, one: "{0} session", other: "{0} sessions")) == "3 o sesiynau")
        #expect(welsh("Rooms") == "Rooms")
        #expect(welsh.direction == .leftToRight)
        #expect(Language(tag: "ar-EG", catalogue: Catalogue(entries: [:])).direction == .rightToLeft)
    }

    @Test("the pseudo-language marks every message and no argument")
    func pseudo() {
        #expect(Language.pseudo("Delete \("Library")?") == "⟦Delete Library?⟧")
        #expect(Language.pseudo("In \("Draft" as Message)") == "⟦In ⟦Draft⟧⟧")
        #expect(Language.pseudo.tag == "en-x-pseudo")
    }

    @Test("text with braces in it is never taken for a placeholder")
    func braces() {
        #expect(Language.english("Delete \("{1}") and \("{0}")?") == "Delete {1} and {0}?")
    }
}
