import Testing

@testable import RoundtableCLI

struct LineLogTests {
    @Test(
        "a text that could begin a line of its own is quoted",
        arguments: [
            ("/e/a", "/e/a"), ("two words", "\"two words\""), ("a\nb", #""a\nb""#), ("", "\"\""), ("a=b", "\"a=b\""),
            ("é", "\"é\""),
        ])
    func quoting(text: String, written: String) {
        #expect(LineLog.quoted(text) == written)
    }
}
