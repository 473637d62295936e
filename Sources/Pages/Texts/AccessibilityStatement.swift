import Domain
public import HTML

/// The accessibility statement that every page links to.
public struct AccessibilityStatement: Component {
    private let site: Site

    public init(_ site: Site) {
        self.site = site
    }

    private var t: Language { site.t }

    public var html: HTML {
        """
        <div class="prose"><p>\(t("These pages are made for everyone: with a keyboard, a screen reader, a magnifier, large text or no JavaScript."))</p>\
        <h2>\(t("How far they go"))</h2>\
        <p>\(t("They are built and tested to meet the Web Content Accessibility Guidelines 2.2 at level AA. Each change is checked by machine; people find what machines cannot."))</p>\
        <ul><li>\(t("Text can be enlarged to 400% without scrolling sideways."))</li>\
        <li>\(t("Everything can be reached and used with the keyboard alone."))</li>\
        <li>\(t("Nothing is told by colour alone."))</li>\
        <li>\(t("Light or dark follows the setting of your device."))</li></ul>\
        <h2>\(t("Where they fall short"))</h2>\
        <p>\(t("The agenda as a grid can be wider than a small screen and scrolls in its own frame; the agenda as a list holds the same and does not."))</p>\
        <h2>\(t("If something does not work for you"))</h2>\(contact)</div>
        """
    }

    private var contact: HTML {
        guard let address = site.contact else {
            return "<p>\(t("Tell \(site.organisation), who run this site, and say which page and what you use."))</p>"
        }
        return """
            <p>\(t("Tell us which page it is and what you use, and we will put it right:")) \
            <a href="\(url: "mailto:" + address.description)">\(address.description)</a></p>
            """
    }
}
