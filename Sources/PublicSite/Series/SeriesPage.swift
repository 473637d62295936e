import Domain
import HTML
import Pages
import TimeZones

/// A series with those of its events that everyone may see.
struct SeriesVisit {
    let series: Series
    let events: [Event]

    /// Nil when no event of the series is public: then the series is not, either.
    init?(_ series: Series, _ tx: any ReadTransaction) throws {
        self.series = series
        events = try tx.events.inSeries(series.id).filter {
            $0.details.visibility == .published || $0.details.visibility == .archived
        }
        if events.isEmpty { return nil }
    }
}

struct SeriesPage {
    let visit: SeriesVisit
    let partners: [PartnerEntry]
    let today: CivilDate
    let address: SiteAddress
    let site: Site

    private var t: Language { site.t }

    var html: HTML {
        let details = visit.series.details
        let upcoming = visit.events.filter { $0.details.lastDay >= today }
        let past = visit.events.filter { $0.details.lastDay < today }.reversed()
        let events = EventCards(upcoming: upcoming, past: Array(past), t: t)
        let subscribe = SubscribeBlock(
            title: "Follow the series in your calendar", path: PublicLinks.seriesCalendar(visit.series.slug),
            more: PublicLinks.seriesSubscribe(visit.series.slug), address: address, t: t)
        let count = Message(count: visit.events.count, one: "{0} event", other: "{0} events")
        return PublicFrame(site: site).page(
            PageHeader(details.title, meta: t(count)),
            content: "\(TextBlock(details.summary))\(events)\(PartnerBlock(entries: partners, t: t))\(subscribe)")
    }
}
