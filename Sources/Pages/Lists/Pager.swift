public import Domain
public import HTML

/// Which rows of a long list are shown, how many there are, and the way to the others.
public struct Pager: Component {
    public var request: PageRequest
    /// Rows on all pages together.
    public var total: Int
    private let path: @Sendable (Int) -> String
    private let t: Language

    /// `path` makes the address of a page by its number.
    public init(_ request: PageRequest, total: Int, _ t: Language, path: @escaping @Sendable (Int) -> String) {
        self.request = request
        self.total = total
        self.t = t
        self.path = path
    }

    private var pageCount: Int { max(1, (total + request.size - 1) / request.size) }

    public var html: HTML {
        guard total > 0 else { return "" }
        let first = min(request.offset + 1, total)
        let last = min(request.offset + request.size, total)
        let shown: Message = total == 1 ? "1 of 1" : "\(first) to \(last) of \(total)"
        return "<div class=\"pager\"><p class=\"meta\">\(t(shown))</p>\(if: pageCount > 1, links)</div>"
    }

    private var links: HTML {
        """
        <nav aria-label="\(t("Pages"))"><ul>\
        \(if: request.number > 1, step(t("Previous"), request.number - 1, "prev"))\(numbers)\
        \(if: request.number < pageCount, step(t("Next"), request.number + 1, "next"))</ul></nav>
        """
    }

    private func step(_ text: String, _ page: Int, _ relation: StaticString) -> HTML {
        """
        <li><a class="pager-step" rel="\(raw: relation)" href="\(url: path(min(page, pageCount)))">\(text)\
        <span class="hidden"> \(t("page"))</span></a></li>
        """
    }

    /// The first, the last and those around the current page; a gap stands for the rest.
    private var numbers: HTML {
        let near = Set([1, request.number - 1, request.number, request.number + 1, pageCount])
            .filter { (1...pageCount).contains($0) }.sorted()
        var html = HTML()
        var previous = 0
        for page in near {
            if page > previous + 1 { html.append("<li class=\"pager-gap\">…</li>") }
            let current = page == request.number ? "page" : nil
            let name = t("Page \(page)")
            html.append(
                """
                <li><a href="\(url: path(page))" aria-label="\(name)"\(attribute: "aria-current", current)>\
                \(t.number(page))</a></li>
                """)
            previous = page
        }
        return html
    }
}
