import HTML
import Testing

@Suite("Addresses in links")
struct AddressTests {
    @Test(
        "own paths and the five schemes may be linked",
        arguments: [
            "/", "/e/socitm-2011?day=2#now", "?page=2", "#main", "http://example.org", "HTTPS://example.org/a",
            "mailto:a@example.org", "webcal://example.org/calendar.ics", "webcals://example.org/x", "/a:b",
        ])
    func safe(address: String) {
        #expect(HTML.isSafeAddress(address))
    }

    @Test(
        "scripts, foreign hosts in disguise and broken addresses may not",
        arguments: [
            "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)",
            "\u{1}javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//evil.example",
            "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "page", "http:", "https:evil.example",
            "https://", "mailto:", "blob:x", "/a b",
        ])
    func unsafe(address: String) {
        #expect(!HTML.isSafeAddress(address))
    }
}
