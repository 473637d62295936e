import Testing

@testable import PublicSite

@Suite("The XML writer")
struct XMLWriterTests {
    private let start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    private func text(_ body: (inout XMLWriter) -> Void) -> String {
        var writer = XMLWriter()
        body(&writer)
        return String(String(decoding: writer.bytes, as: UTF8.self).dropFirst(start.count))
    }

    @Test("nests elements and closes those that are empty")
    func elements() {
        let written = text { writer in
            writer.element("a", [("b", "c")]) { $0.element("d", "e") }
            writer.element("f")
        }
        #expect(written == "<a b=\"c\"><d>e</d>\n</a>\n<f/>\n")
    }

    @Test("escapes markup in text and attributes, and leaves out what XML cannot hold")
    func escapes() throws {
        let hostile = "<&>\"'\u{0}\u{8}\u{1B}\u{FFFE}\u{FFFF}\r\n\té🙂]]>"
        var writer = XMLWriter()
        writer.element("a", [("b", hostile)], hostile)
        let element = try Element.read(writer.bytes)
        #expect(element.text == "<&>\"'\r\n\té🙂]]>")
        #expect(text { $0.element("a", "<&>\"\u{1B}\r") } == "<a>&lt;&amp;&gt;&quot;&#13;</a>\n")
    }
}
