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
        let feed = AtomFeed(
            title: t("\(visit.event.details.title): changes of the agenda"),
            updated: news.first?.release.at ?? visit.event.createdAt, path: visit.links.changesFeed,
            pagePath: visit.links.changes, entries: news.map(entry), address: address, site: site)
        return Content(.atom, feed.bytes, basis: .event(visit.event))
    }

    private func entry(_ news: ReleaseNews) -> AtomFeed.Entry {
        AtomFeed.Entry(
            title: visit.name(news.release, t), published: news.release.at, updated: news.release.at,
            path: visit.links.release(news.release.number), summary: news.diff?.summary(t) ?? t("The first release"),
            content: markup(news))
    }

    private func markup(_ news: ReleaseNews) -> HTML {
        let changes = news.diff?.changes ?? []
        let rest = changes.count - Self.mostChanges
        let more = Message(count: rest, one: "{0} more change", other: "{0} more changes")
        return """
            \(TextBlock(news.release.comment))\
            \(if: !changes.isEmpty, "<ul>\(changes.prefix(Self.mostChanges), item)</ul>")\
            \(if: rest > 0, "<p>\(t(more))</p>")
            """
    }

    private func item(_ change: AgendaChange) -> HTML {
        """
        <li>\(change.kinds, { "<strong>\(t($0.label))</strong> " })\(change.item.session.details.title)\
        \(visit.facts(change, t), { "<br>\($0)" })</li>
        """
    }
}
