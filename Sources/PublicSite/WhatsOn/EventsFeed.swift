import Domain
import HTML
import Pages
import TimeZones

/// The published events as an Atom feed, those that were added last first.
struct EventsFeed {
    let events: [Event]
    let address: SiteAddress
    let site: Site

    /// How many events the feed holds.
    static let mostEntries = 50

    private var t: Language { site.t }

    func content(basis: SiteRevision) -> Content {
        let newest = events.sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }.prefix(Self.mostEntries)
        let feed = AtomFeed(
            title: t("What’s on: \(site.organisation)"), updated: basis.changedAt, path: PublicLinks.eventsFeed(),
            pagePath: PublicLinks.home(), entries: newest.map(entry), address: address, site: site)
        return Content(.atom, feed.bytes, basis: .site(basis))
    }

    private func entry(_ event: Event) -> AtomFeed.Entry {
        let details = event.details
        let dates = t.dates(details.firstDay, details.lastDay)
        let facts = [dates, details.venue].filter { !$0.isEmpty }
        return AtomFeed.Entry(
            title: details.title, published: event.createdAt, updated: event.changedAt,
            path: PublicEventLinks(event).home, summary: facts.joined(separator: ", "),
            content: "<p>\(facts.map { HTML(text: $0) }.joined(separator: "<br>"))</p>\(TextBlock(details.summary))")
    }
}
