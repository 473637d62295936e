import HTML
import Testing

@Suite("HTML escaping")
struct EscapingTests {
    @Test("each of the five characters becomes its reference, wherever it stands")
    func five() {
        let references = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]
        for (character, reference) in references {
            for (before, after) in [("", ""), ("a", ""), ("", "z"), ("é", "日本")] {
                let html = HTML(text: before + character + after)
                #expect(html.description == before + reference + after)
            }
        }
    }

    @Test("letters of every script pass unchanged")
    func scripts() {
        let text = "Łódź, 東京, שלום, 👩‍👩‍👧‍👦, e\u{301}, ?@=~;:-_.,!"
        #expect(HTML(text: text).description == text)
    }

    @Test("control characters become U+FFFD; tab and line ends stay")
    func controls() {
        #expect(
            HTML(text: "a\u{0}b\u{8}c\u{1B}d\u{7F}e\u{B}\u{C}").description
                == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}\u{FFFD}")
        #expect(HTML(text: "a\tb\nc\r\nd").description == "a\tb\nc\r\nd")
    }

    @Test("every single byte of ASCII is either itself or a reference")
    func ascii() {
        for value in UInt8(0x20)..<0x7F {
            let character = String(UnicodeScalar(value))
            let written = HTML(text: character).description
            #expect(written == character || written.hasPrefix("&") && written.hasSuffix(";"))
        }
    }
}
