import HTML
import Testing

@Suite("HTML")
struct HTMLTests {
    @Test("a literal is markup as it stands")
    func literal() {
        let html: HTML = "<p class=\"lead\">Tea & cake</p>"
        #expect(html.description == "<p class=\"lead\">Tea & cake</p>")
        #expect(HTML().isEmpty)
    }

    @Test("plain text is escaped")
    func text() {
        #expect(HTML(text: "<b>&</b>").description == "&lt;b&gt;&amp;&lt;/b&gt;")
    }

    @Test("pieces are joined with a separator between two of them only")
    func joined() {
        let pieces: [HTML] = ["<b>1</b>", "<b>2</b>", "<b>3</b>"]
        #expect(pieces.joined(separator: ", ").description == "<b>1</b>, <b>2</b>, <b>3</b>")
        #expect(pieces.joined().description == "<b>1</b><b>2</b><b>3</b>")
        #expect([HTML]().joined(separator: ", ").isEmpty)
    }

    @Test("a page of 500 rows is what its rows are")
    func manyRows() {
        let html: HTML = "<ul>\(0..<500, { "<li>\($0)</li>" })</ul>"
        let expected = "<ul>" + (0..<500).map { "<li>\($0)</li>" }.joined() + "</ul>"
        #expect(html.description == expected)
    }
}
