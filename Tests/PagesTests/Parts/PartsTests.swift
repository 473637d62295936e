import HTML
import Pages
import Testing

@Suite("Small parts")
struct PartsTests {
    @Test("typed text keeps its paragraphs and lines")
    func textBlock() {
        #expect(
            TextBlock("\n a\nb <i>\n \n\n c \n").html.description
                == "<div class=\"prose\"><p> a<br>b &lt;i&gt;</p><p> c </p></div>")
        #expect(TextBlock(" \n ").html.isEmpty)
    }

    @Test("a link says more to those who hear it out of its place")
    func actionLink() {
        #expect(
            ActionLink("Edit", "/a", .plain, hiddenText: "Library").html.description
                == "<a href=\"/a\">Edit<span class=\"hidden\"> Library</span></a>")
        #expect(
            ActionLink("Edit", "/a").html.description == "<a class=\"button button-secondary\" href=\"/a\">Edit</a>")
    }

    @Test("an icon says nothing to those who do not see it")
    func icons() {
        for icon in Icon.allCases { #expect(icon.html.description.contains("aria-hidden=\"true\"")) }
    }
}
