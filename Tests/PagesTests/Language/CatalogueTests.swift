import Domain
import HTML
import Pages
import Testing

@Suite("Message catalogues")
struct CatalogueTests {
    func keys(_ json: String) -> Set<String>? { try? Catalogue(json: Array(json.utf8)).keys }

    func translation(_ json: String) throws -> String {
        Language(tag: "cy", catalogue: try Catalogue(json: Array(json.utf8)))("k")
    }

    @Test("an object of texts is read, white space and escapes included")
    func reading() throws {
        #expect(keys("{}") == [])
        #expect(keys(" {\n\t\"a\" : \"b\",\r\n \"c\":\"d\"} \n") == ["a", "c"])
        #expect(try translation(#"{"k":"\"\\\/\n\t\r\b\f\u00e9\uD83D\uDE00é"}"#) == "\"\\/\n\t\r\u{8}\u{c}é😀é")
    }

    @Test(
        "anything else is refused",
        arguments: [
            "", "[]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1}", "{\"a\":\"b\",}", "{\"a\":\"b\"}x",
            "{\"a\":\"b\" \"c\":\"d\"}",
            "{\"a\":\"b\",\"a\":\"c\"}", "{\"a\":\"\n\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}",
            "{\"a\":\"\\u+123\"}",
            "{\"a\":\"\\ud800\"}", "{\"a\":\"\\ud800\\u0041\"}", "{\"a\":\"\\udc00\"}", "{\"a\":\"b", "{\"a\":\"\\",
            "{a:\"b\"}",
            "{\"a\":{}}", "{\"a\":null}",
        ])
    func refusing(json: String) {
        #expect(keys(json) == nil)
    }

    @Test("bytes that are not UTF-8 are refused with their place")
    func encoding() throws {
        let error = try #require(throws: CatalogueError.self) {
            try Catalogue(json: Array("{\"a\":\"".utf8) + [0xFF] + Array("\"}".utf8))
        }
        #expect(error.offset == 8)
    }

    @Test("a file's name is the tag of its language")
    func languages() throws {
        let languages = try Languages(files: ["cy.json": Array(#"{"Rooms":"Ystafelloedd"}"#.utf8), "README.md": []])
        #expect(languages.tags == ["cy", "en-GB", "en-x-pseudo"])
        #expect(languages["cy"]?("Rooms") == "Ystafelloedd")
        #expect(languages["fr"] == nil)
        #expect(throws: CatalogueError.self) { try Languages(files: ["cy.json": []]) }
    }
}
