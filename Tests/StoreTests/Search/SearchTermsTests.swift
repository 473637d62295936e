import Testing

@testable import Store

@Suite("Search terms")
struct SearchTermsTests {
    @Test("blank text searches for nothing", arguments: ["", " ", "\t\n "])
    func blank(text: String) {
        #expect(SearchTerms(text).isEmpty)
        #expect(PersonSearch(text) == nil)
    }

    @Test("every word is quoted, so that none is taken for the query language")
    func beginnings() {
        #expect(SearchTerms("Head  of NOT ICT").beginnings == "\"head\"* \"of\"* \"not\"* \"ict\"*")
        #expect(SearchTerms("a\"b").beginnings == "\"a\" \"b\"*")
        #expect(SearchTerms("Zoë O'Brien").beginnings == "\"zoë\"* \"o\" \"brien\"*")
        #expect(SearchTerms("e\u{301}tat 2-3 日本").beginnings == "\"etat\"* \"2\" \"3\"* \"日本\"*")
    }

    @Test("words without a letter or digit are left out, and alone they find nobody")
    func signs() {
        #expect(SearchTerms("martin -").beginnings == "\"martin\"*")
        #expect(SearchTerms("- \"").beginnings == "\"\"")
    }

    @Test("patterns take percent and underscore as they are")
    func patterns() {
        #expect(SearchTerms("100% a_b c\\d").patterns == ["%100\\%%", "%a\\_b%", "%c\\\\d%"])
    }
}
