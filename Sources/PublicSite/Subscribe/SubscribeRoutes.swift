import Domain
import HTML
import HTTP
import HTTPTypes
import Pages

extension VisitorSite {
    /// The pages that offer all calendars of an event, of a series or of the site.
    func addSubscribeRoutes(to router: inout Router) {
        router.immediate(.get, PublicLinks.subscribe.pattern) { request in
            let choice = FeedChoice(request.query)
            return try answers.answer(request, query: choice.query) { tx, _ in
                Content(.page, try subscribe(choice, tx).html.bytes, basis: .site(try tx.events.siteRevision()))
            }
        }
        router.immediate(.get, PublicLinks.seriesSubscribe.pattern) { request in
            let choice = FeedChoice(request.query)
            return try answers.answer(request, query: choice.query) { tx, _ in
                let page = subscribe(try seriesVisit(request, tx).series, choice)
                return Content(.page, page.html.bytes, basis: .site(try tx.events.siteRevision()))
            }
        }
        router.immediate(.get, PublicLinks.eventSubscribe.pattern) { request in
            let choice = FeedChoice(request.query)
            return try answers.answer(request, key: EventVisit.key(request), query: choice.query) { tx, _ in
                let visit = try EventVisit(request, tx)
                return Content(.page, subscribe(visit, choice).html.bytes, basis: .event(visit.event))
            }
        }
    }

    private func subscribe(_ choice: FeedChoice, _ tx: any ReadTransaction) throws -> SubscribePage {
        let t = site.t
        let series = try tx.series.all().compactMap { try SeriesVisit($0, tx)?.series }
        return SubscribePage(
            title: site.organisation,
            breadcrumbs: Breadcrumbs([.init(t("What’s on"), PublicLinks.home())], t),
            groups: [
                .init(title: "Everything", feeds: [.init(name: t("All events"), path: PublicLinks.calendar())]),
                .init(
                    title: "Series",
                    feeds: series.map { .init(name: $0.details.title, path: PublicLinks.seriesCalendar($0.slug)) }),
            ],
            others: [.init(name: t("New events (Atom)"), path: PublicLinks.eventsFeed())], choice: choice,
            path: PublicLinks.subscribe(), frame: PublicFrame(site: site), address: address, t: t)
    }

    private func subscribe(_ series: Series, _ choice: FeedChoice) -> SubscribePage {
        let t = site.t
        let title = series.details.title
        return SubscribePage(
            title: title, breadcrumbs: Breadcrumbs([.init(title, PublicLinks.series(series.slug))], t),
            groups: [
                .init(title: "Series", feeds: [.init(name: title, path: PublicLinks.seriesCalendar(series.slug))])
            ], others: [], choice: choice, path: PublicLinks.seriesSubscribe(series.slug),
            frame: PublicFrame(site: site), address: address, t: t)
    }

    private func subscribe(_ visit: EventVisit, _ choice: FeedChoice) -> SubscribePage {
        let (t, links) = (site.t, visit.links)
        return SubscribePage(
            title: visit.event.details.title, breadcrumbs: Breadcrumbs([.init(t("About"), links.home)], t),
            groups: [
                .init(title: "Everything", feeds: [.init(name: t("The whole agenda"), path: links.agendaCalendar)]),
                .init(
                    title: "Rooms",
                    feeds: visit.rooms.map { .init(name: $0.details.name, path: links.roomCalendar($0.slug)) }),
                .init(
                    title: "Tracks",
                    feeds: visit.tracks.map { .init(name: $0.details.name, path: links.trackCalendar($0.slug)) }),
            ],
            others: [
                .init(name: t("Changes, release by release (Atom)"), path: links.changesFeed),
                .init(name: t("The agenda as data (JSON)"), path: links.agendaJSON),
                .init(name: t("For conference apps (frab’s schedule.xml)"), path: links.agendaXML),
            ], choice: choice, path: links.subscribe, frame: PublicFrame(visit, nil, site: site), address: address, t: t
        )
    }
}
