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
        #expect(SearchTerms("a\"b").beginnings == "\"a\"\"b\"*")
    }

    @Test("patterns take percent and underscore as they are")
    func patterns() {
        #expect(SearchTerms("100% a_b c\\d").patterns == ["%100\\%%", "%a\\_b%", "%c\\\\d%"])
    }
}
