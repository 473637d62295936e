import Domain
import HTML
import HTTP
import Pages
import TimeZones

/// The releases of an agenda as an Atom feed (RFC 4287), an entry each. Made of stored facts alone.
struct ChangesFeed {
    let visit: EventVisit
    /// Newest first.
    let news: [ReleaseNews]
    let address: SiteAddress
    let site: Site

    /// How many releases the feed holds, and how many changes of each.
    static let mostEntries = 20
    static let mostChanges = 200

    private var t: Language { site.t }

    var content: Content {
        var writer = XMLWriter()
        writer.element("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", t.tag)]) { writer in
            writer.element("id", id(visit.links.changes))
            writer.element("title", t("\(visit.event.details.title): changes of the agenda"))
            writer.element("updated", (news.first?.release.at ?? visit.event.createdAt).iso8601)
            link(&writer, "self", "application/atom+xml", visit.links.changesFeed)
            link(&writer, "alternate", "text/html", visit.links.changes)
            writer.element("author") { $0.element("name", site.organisation) }
            writer.element("generator", "Roundtable")
            for news in news { entry(news, &writer) }
        }
        return Content(.atom, writer.bytes, basis: .event(visit.event))
    }

    private func entry(_ news: ReleaseNews, _ writer: inout XMLWriter) {
        let path = visit.links.release(news.release.number)
        writer.element("entry") { writer in
            writer.element("id", id(path))
            writer.element("title", visit.name(news.release, t))
            writer.element("updated", news.release.at.iso8601)
            writer.element("published", news.release.at.iso8601)
            link(&writer, "alternate", "text/html", path)
            writer.element("summary", news.diff?.summary(t) ?? t("The first release"))
            writer.element("content", [("type", "html")], markup(news))
        }
    }

    /// Made of the address without the key of a private event, and the same wherever the feed is read.
    private func id(_ path: String) -> String {
        NameUUID.urn(of: address.absolute(String(path.prefix { $0 != "?" })))
    }

    private func link(_ writer: inout XMLWriter, _ relation: String, _ type: String, _ path: String) {
        writer.element("link", [("rel", relation), ("type", type), ("href", address.absolute(path))])
    }

    private func markup(_ news: ReleaseNews) -> String {
        let changes = news.diff?.changes ?? []
        let rest = changes.count - Self.mostChanges
        let more = Message(count: rest, one: "{0} more change", other: "{0} more changes")
        let html: HTML = """
            \(TextBlock(news.release.comment))\
            \(if: !changes.isEmpty, "<ul>\(changes.prefix(Self.mostChanges), item)</ul>")\
            \(if: rest > 0, "<p>\(t(more))</p>")
            """
        return html.description
    }

    private func item(_ change: AgendaChange) -> HTML {
        """
        <li>\(change.kinds, { "<strong>\(t($0.label))</strong> " })\(change.item.session.details.title)\
        \(visit.facts(change, t), { "<br>\($0)" })</li>
        """
    }
}
