import Domain
import HTML
import HTTP
import HTTPTypes
import Pages
import TimeZones

extension VisitorSite {
    /// What shows several events.
    func addHomeRoutes(to router: inout Router) {
        router.immediate(.get, PublicLinks.home.pattern) { try answers.answer($0, make: whatsOn) }
        router.immediate(.get, PublicLinks.series.pattern) { request in
            try answers.answer(request) { try series(request, $0, $1) }
        }
        router.immediate(.get, PublicLinks.calendar.pattern) { request in
            let choice = FeedChoice(request.query)
            return try answers.answer(request, query: choice.query) { tx, _ in try calendar(choice, tx) }
        }
        router.immediate(.get, PublicLinks.seriesCalendar.pattern) { request in
            let choice = FeedChoice(request.query)
            return try answers.answer(request, query: choice.query) { tx, _ in
                try seriesCalendar(request, choice, tx)
            }
        }
        router.immediate(.get, PublicLinks.eventsFeed.pattern) { request in
            try answers.answer(request) { tx, _ in
                let feed = EventsFeed(
                    events: try tx.events.published(endingOnOrAfter: nil), address: address, site: site)
                return feed.content(basis: try tx.events.siteRevision())
            }
        }
        router.immediate(.get, "/sitemap.xml") { request in
            try answers.answer(request) { tx, _ in
                let events = try tx.events.published(endingOnOrAfter: nil)
                return CrawlerFiles(address: address).sitemap(events, basis: try tx.events.siteRevision())
            }
        }
    }

    private func whatsOn(_ tx: any ReadTransaction, _ now: Instant) throws -> Content {
        let today = Zone.utc.wallClock(at: now).date
        let page = WhatsOnPage(
            upcoming: try tx.events.published(endingOnOrAfter: today),
            past: try tx.events.published(endedBefore: today, limit: WhatsOnPage.mostPast),
            partners: try PartnerBlock.upcoming(of: nil, on: today, tx), address: address, site: site
        )
        var content = Content(.page, page.html.bytes, basis: .site(try tx.events.siteRevision()))
        content.turnDaily(at: now)
        return content
    }

    private func series(_ request: Request, _ tx: any ReadTransaction, _ now: Instant) throws -> Content {
        let today = Zone.utc.wallClock(at: now).date
        let visit = try seriesVisit(request, tx)
        let page = SeriesPage(
            visit: visit, partners: try PartnerBlock.upcoming(of: visit.series, on: today, tx), today: today,
            address: address, site: site)
        var content = Content(.page, page.html.bytes, basis: .site(try tx.events.siteRevision()))
        content.turnDaily(at: now)
        return content
    }

    func seriesVisit(_ request: Request, _ tx: any ReadTransaction) throws -> SeriesVisit {
        guard let text = request.parameters["series"], let slug = Slug(text), let series = try tx.series.find(slug),
            let visit = try SeriesVisit(series, tx)
        else { throw HTTPError.notFound }
        return visit
    }

    private func calendar(_ choice: FeedChoice, _ tx: any ReadTransaction) throws -> Content {
        let events = try tx.events.published(endingOnOrAfter: nil)
        return feeds.feed(
            site.organisation, try events.map { try EventVisit($0, tx) }, choice, basis: try tx.events.siteRevision())
    }

    private func seriesCalendar(
        _ request: Request, _ choice: FeedChoice, _ tx: any ReadTransaction
    ) throws -> Content {
        let visit = try seriesVisit(request, tx)
        return feeds.feed(
            visit.series.details.title, try visit.events.map { try EventVisit($0, tx) }, choice,
            basis: try tx.events.siteRevision())
    }
}
