import Domain
import HTML

/// The whole of a page around its body: what browsers and assistive techniques read first.
struct Document {
    let site: Site
    /// The parts of the title from the particular to the general.
    let titles: [String]
    let hasProblems: Bool
    /// The page's family, for its own layout: `admin`, `public`.
    let family: StaticString
    var extras: PageExtras?
    /// What machines read of the page.
    var head = HTML()

    func html(_ body: HTML) -> HTML {
        let t = site.t
        let title = titles.filter { !$0.isEmpty }.joined(separator: " – ")
        return """
            <!doctype html>
            <html lang="\(t.tag)" dir="\(t.direction.rawValue)"><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width, initial-scale=1">\
            <meta name="color-scheme" content="light dark">\(head)\
            <title>\(if: hasProblems, "\(t("Error:")) ")\(title)</title>\
            <link rel="icon" href="\(url: site.assets.iconForOldBrowsers)" sizes="32x32">\
            <link rel="icon" href="\(url: site.assets.icon)" type="image/svg+xml">\
            <link rel="stylesheet" href="\(url: site.assets.stylesheet)">\
            <link rel="stylesheet" href="\(url: site.assets.gridStylesheet)">\
            <script type="module" src="\(url: site.assets.script)"></script>\
            \(extras, { extras in
                """
                <link rel="stylesheet" href="\(url: extras.stylesheet)">\
                <script type="module" src="\(url: extras.script)" blocking="render"></script>
                """
            })</head>
            <body class="\(raw: family)"><a class="skip" href="#main">\(t("Skip to main content"))</a>\(body)</body></html>

            """
    }
}

/// The sign of the product: a round table seen from above, with its seats.
struct BrandMark: Component {
    var html: HTML {
        """
        <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">\
        <circle cx="12" cy="12" r="5.5"/><circle cx="12" cy="2.8" r="1.8"/><circle cx="20" cy="7.4" r="1.8"/>\
        <circle cx="20" cy="16.6" r="1.8"/><circle cx="12" cy="21.2" r="1.8"/><circle cx="4" cy="16.6" r="1.8"/>\
        <circle cx="4" cy="7.4" r="1.8"/></svg>
        """
    }
}

/// The bottom of every page. Help comes first and at the same place everywhere (WCAG 2.2, 3.2.6).
struct Footer: Component {
    struct Link {
        var text: String
        var path: String
    }

    let links: [Link]
    let note: String

    var html: HTML {
        """
        <footer class="footer"><ul>\(links, { "<li><a href=\"\(url: $0.path)\">\($0.text)</a></li>" })</ul>\
        <p class="meta">\(note)</p></footer>
        """
    }
}

/// A link of a navigation list, marked when it is where the reader is.
struct NavigationLink: Component {
    let text: String
    let path: String
    let isCurrent: Bool

    var html: HTML {
        "<li><a href=\"\(url: path)\"\(attribute: "aria-current", isCurrent ? "page" : nil)>\(text)</a></li>"
    }
}
