import HTML
import Testing

@Suite("HTML interpolation")
struct InterpolationTests {
    let hostile = "<script>alert('1')</script>\" onload=\"x & y"

    @Test("a value is escaped in text")
    func inText() {
        let html: HTML = "<p>\(hostile)</p>"
        #expect(
            html.description
                == "<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x &amp; y</p>")
    }

    @Test("a value cannot leave its quoted attribute")
    func inAttribute() {
        let double: HTML = "<a title=\"\(hostile)\">"
        #expect(
            double.description
                == "<a title=\"&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x &amp; y\">")
    }

    @Test("a part of a string is escaped too")
    func substring() {
        let html: HTML = "\(hostile.prefix(3))"
        #expect(html.description == "&lt;sc")
    }

    @Test("markup nests and is not escaped twice")
    func nesting() {
        let inner: HTML = "<b>\("a & b")</b>"
        let middle: HTML = "<i>\(inner)</i>"
        let outer: HTML = "<p>\(middle)\([inner, inner])</p>"
        #expect(outer.description == "<p><i><b>a &amp; b</b></i><b>a &amp; b</b><b>a &amp; b</b></p>")
    }

    @Test("optional markup is written when it is there")
    func optional() {
        let none: HTML? = nil
        let some: HTML? = "<br>"
        #expect(("[\(none)][\(some)]" as HTML).description == "[][<br>]")
        let name: String? = "A & B"
        #expect(("\(name, { "<b>\($0)</b>" })" as HTML).description == "<b>A &amp; B</b>")
        #expect(("[\(String?.none, { "<b>\($0)</b>" })]" as HTML).description == "[]")
    }

    @Test("a condition chooses its markup and makes no other")
    func condition() {
        func never() -> HTML {
            Issue.record("markup was made for a condition that does not hold")
            return ""
        }
        let html: HTML = "\(if: true, "<b>\("&")</b>")\(if: false, never())\(if: false, never(), else: "<i></i>")"
        #expect(html.description == "<b>&amp;</b><i></i>")
    }

    @Test("a list writes each item with its own escapes")
    func list() {
        let html: HTML = "<ul>\(["a<b", "c"], { "<li>\($0)</li>" })</ul>"
        #expect(html.description == "<ul><li>a&lt;b</li><li>c</li></ul>")
    }

    @Test("numbers are decimal digits, the smallest included")
    func numbers() {
        let html: HTML = "\(0) \(-7) \(Int64.min) \(Int64.max)"
        #expect(html.description == "0 -7 -9223372036854775808 9223372036854775807")
    }

    @Test("flags and attributes are written only when they are set")
    func attributes() {
        let html: HTML =
            "<input\(flag: "checked", on: true)\(flag: "disabled", on: false)\(attribute: "id", "a\"b")\(attribute: "min", nil)>"
        #expect(html.description == "<input checked id=\"a&quot;b\">")
    }

    @Test("raw text is the program's own")
    func raw() {
        #expect(("\(raw: "<!doctype html>")" as HTML).description == "<!doctype html>")
    }

    @Test("an unsafe address is dead and a safe one is escaped")
    func address() {
        let html: HTML = "<a href=\"\(url: "javascript:alert(1)")\"></a><a href=\"\(url: "/a?b=1&c=\"2")\"></a>"
        #expect(html.description == "<a href=\"about:invalid\"></a><a href=\"/a?b=1&amp;c=&quot;2\"></a>")
    }

    @Test("JSON in a data block cannot close it")
    func json() {
        let html: HTML = "<script type=\"application/ld+json\">\(json: Array("{\"a\":\"</script>&é\"}".utf8))</script>"
        #expect(
            html.description
                == "<script type=\"application/ld+json\">{\"a\":\"\\u003C/script\\u003E\\u0026é\"}</script>")
    }
}
