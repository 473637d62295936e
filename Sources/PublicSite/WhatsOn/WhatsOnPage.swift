import Domain
import HTML
import Pages

/// The home page: the published events.
struct WhatsOnPage {
    let upcoming: [Event]
    let past: [Event]
    let partners: [PartnerEntry]
    let address: SiteAddress
    let site: Site

    /// How many of the events that are over are shown.
    static let mostPast = 30

    private var t: Language { site.t }

    var html: HTML {
        PublicFrame(site: site, isHome: true).page(
            PageHeader(t("What’s on"), meta: site.organisation), head: head,
            content: "\(events)\(PartnerBlock(entries: partners, t: t))\(subscribe)")
    }

    private var head: HTML {
        "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"\(url: PublicLinks.eventsFeed())\">"
    }

    private var events: HTML {
        guard upcoming.isEmpty else { return EventCards(upcoming: upcoming, past: past, t: t).html }
        let empty = EmptyBlock(
            t("Nothing is announced at the moment"), t("New events appear here once they are published."))
        return "\(empty)\(EventCards(upcoming: [], past: past, t: t))"
    }

    private var subscribe: SubscribeBlock {
        SubscribeBlock(
            title: "Follow all events in your calendar", path: PublicLinks.calendar(), more: PublicLinks.subscribe(),
            address: address, t: t)
    }
}
