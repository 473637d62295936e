import Domain
import Testing

@testable import BulkImport

@Suite("JSON is read strictly, with places")
struct JSONTreeTests {
    private func written(_ tree: JSONTree) -> String {
        switch tree.value {
        case .null: "null"
        case .bool(let flag): String(flag)
        case .number(let text): text
        case .string(let text): "“\(text)”"
        case .list(let values): "[\(values.map(written).joined(separator: ","))]"
        case .object(let members): "{\(members.map { "\($0.name):\(written($0.value))" }.joined(separator: ","))}"
        }
    }

    private func read(_ text: String) throws -> String { written(try JSONTree.read(Array(text.utf8))) }

    private func refusal(_ bytes: [UInt8]) -> String? {
        do throws(UnreadableSchedule) {
            _ = try JSONTree.read(bytes)
            return nil
        } catch { return "\(error.line):\(error.column) \(error.reason.english)" }
    }

    @Test("every value is read as it is written")
    func values() throws {
        #expect(
            try read(" {\"a\":[1,-0.5e+3,true,false,null,{}],\"b\":\"x\"}\n")
                == "{a:[1,-0.5e+3,true,false,null,{}],b:“x”}")
        #expect(try read("\u{FEFF}\"a\\u00e9\\uD83D\\uDE00\\n\\t\\\\\\/\\\"é\"") == "“aé😀\n\t\\/\"é”")
        #expect(try read("[]") == "[]")
    }

    @Test("each value knows its line and its character")
    func places() throws {
        let tree = try JSONTree.read(Array("{\"é\": 1,\n  \"ü\": [\"ö\", 2]}".utf8))
        let second = try #require(tree["ü"]?.list?[1])
        #expect([second.line, second.column] == [2, 14])
        #expect(tree["é"]?.column == 7)
    }

    @Test(
        "what JSON is not is refused where it is",
        arguments: [
            ("", "1:1 The file ends where a value should come."),
            ("[1,]", "1:4 This is no JSON value."),
            ("{\"a\":1,}", "1:8 A name in quotes should stand here."),
            ("{\"a\" 1}", "1:6 A colon should stand behind a name."),
            ("[1 2]", "1:4 A comma or a closing bracket should stand here."),
            ("[01]", "1:4 This is no number as JSON writes it."),
            ("[1.]", "1:4 This is no number as JSON writes it."),
            ("1 2", "1:3 There is text behind the end of the JSON value."),
            ("{\"a\":1,\n\"a\":2}", "2:1 The name “a” is there twice in one object."),
            ("\"a", "1:1 The quote that begins this text is never closed."),
            ("\"a\nb\"", "1:3 There is a control character in a text. Write it as an escape."),
            ("\"\\uD800\"", "1:8 This escape is half a character."),
            ("\"\\x\"", "1:4 There is no such escape in JSON."),
            ("\"\\u12G4\"", "1:4 Four hexadecimal digits should stand here."),
            ("'a'", "1:1 This is no JSON value."),
        ])
    func refusals(text: String, told: String) {
        #expect(refusal(Array(text.utf8)) == told)
    }

    @Test("bytes that are not UTF-8, and values too deep, are refused")
    func limits() {
        #expect(refusal([0x22, 0xC3, 0x22]) == "1:1 This text is not UTF-8.")
        let deep = String(repeating: "[", count: 65)
        #expect(refusal(Array(deep.utf8)) == "1:65 There are more than 64 values within each other.")
    }
}
