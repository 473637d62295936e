import Testing

import Pages

@Suite("The JSON writer")
struct JSONWriterTests {
    private func text(_ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        body(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("puts commas between members and elements, and nowhere else")
    func commas() {
        let written = text { writer in
            writer.object { writer in
                writer.member("a", 1)
                writer.member("b", nil)
                writer.name("c")
                writer.array(1...3) { $0.value($1) }
                writer.name("d")
                writer.array([String]()) { $0.value($1) }
                writer.name("e")
                writer.array(["x", "y"]) { writer, name in writer.object { $0.member("name", name) } }
                writer.member("f", "z")
            }
        }
        #expect(written == #"{"a":1,"b":null,"c":[1,2,3],"d":[],"e":[{"name":"x"},{"name":"y"}],"f":"z"}"#)
    }

    @Test("escapes quotes, backslashes and control characters")
    func escapes() {
        #expect(text { $0.value("a\"b\\c\nd\te\u{1}f é 🙂 </script>") } == #""a\"b\\c\nd\te\u0001f é 🙂 </script>""#)
    }
}
