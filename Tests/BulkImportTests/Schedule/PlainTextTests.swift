import Testing

@testable import BulkImport

@Suite("Text that may be HTML")
struct PlainTextTests {
    @Test(
        "becomes text where it is HTML",
        arguments: [
            ("<p>One</p>\n<p>Two &amp; three</p>", "One\n\nTwo & three"),
            ("<p>A<br/>B<br>C</p>", "A\nB\nC"),
            ("<ul>\n<li>One</li>\n<li>Two</li></ul>", "- One\n- Two"),
            ("See <a href=\"https://example.org/?a=1&amp;b\">it</a>.", "See it (https://example.org/?a=1&b)."),
            ("<a href='https://example.org'>https://example.org</a>", "https://example.org"),
            ("<strong>Bold</strong> and <em class=\"x\">not</em>", "Bold and not"),
            ("<p>1 &lt; 2 &#8211; &#x41;&nope;&</p>", "1 < 2 – A&nope;&"),
            ("<P>Capital</P>", "Capital"),
            ("<h2>Head</h2><p>Text</p>", "Head\n\nText"),
        ])
    func html(text: String, plain: String) {
        #expect(PlainText.of(text) == plain)
    }

    @Test(
        "stays as it is where it is not",
        arguments: [
            "", "1 < 2 && 3 > 2", "a <b", "# Markdown\n\n* list\n[link](https://example.org)", "x<y>z", "AT&amp;T",
            "<b", "< p>", "<paragraph>", "two\n\n\n\nlines",
        ])
    func plain(text: String) {
        #expect(PlainText.of(text) == text)
    }
}
