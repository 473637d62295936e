import Domain
import HTML
import HTTP
import HTTPTypes
import Pages
import TimeZones

extension VisitorSite {
    /// The pages of an event.
    func addEventRoutes(to router: inout Router) {
        router.immediate(.get, PublicLinks.event.pattern, page(event))
        router.immediate(.get, PublicLinks.agenda.pattern) { request in
            let query = agendaQuery(request)
            return try answers.answer(request, key: EventVisit.key(request), query: query) {
                try agenda(request, $0, $1)
            }
        }
        router.immediate(
            .get, PublicLinks.session.pattern,
            page { visit, request, tx in
                let marks = try ReleaseMarks(visit, tx)
                return SessionPage(
                    visit: visit, item: try visit.item(request), marks: marks, address: address, site: site
                ).html
            })
        router.immediate(
            .get, PublicLinks.speakers.pattern, page { visit, _, _ in SpeakersPage(visit: visit, site: site).html })
        router.immediate(
            .get, PublicLinks.speaker.pattern,
            page { visit, request, tx in
                let marks = try ReleaseMarks(visit, tx)
                return SpeakerPage(
                    visit: visit, speaking: try visit.speaker(request), marks: marks, site: site
                ).html
            })
        router.immediate(
            .get, PublicLinks.room.pattern,
            page { visit, request, tx in
                let marks = try ReleaseMarks(visit, tx)
                return RoomPage(
                    visit: visit, room: try visit.room(request), marks: marks, address: address, site: site
                ).html
            })
        router.immediate(
            .get, PublicLinks.doorSheet.pattern,
            page { visit, request, _ in DoorSheet(visit: visit, room: try visit.room(request), site: site).html })
        router.immediate(
            .get, PublicLinks.track.pattern,
            page { visit, request, tx in
                let marks = try ReleaseMarks(visit, tx)
                return TrackPage(
                    visit: visit, track: try visit.track(request), marks: marks, address: address, site: site
                ).html
            })
    }

    private typealias Maker = @Sendable (EventVisit, Request, any ReadTransaction) throws -> HTML

    /// A page that depends on the event alone.
    private func page(_ make: @escaping Maker) -> ImmediateHandler {
        { request in
            try answers.answer(request, key: EventVisit.key(request)) { tx, _ in
                let visit = try EventVisit(request, tx)
                return Content(.page, try make(visit, request, tx).bytes, basis: .event(visit.event))
            }
        }
    }

    private func event(_ visit: EventVisit, _ request: Request, _ tx: any ReadTransaction) throws -> HTML {
        let series = try visit.event.details.series.flatMap { try tx.series.find($0) }
        let shown = try series.flatMap { try SeriesVisit($0, tx) }
        return EventPage(visit: visit, series: shown?.series, address: address, site: site).html
    }

    private func agendaQuery(_ request: Request) -> [String] {
        guard !request.query.isEmpty else { return [] }
        let filter = ["track", "room"].compactMap { name in
            request.query[name].map { name + "=" + QueryText.encode($0) }
        }
        let view = AgendaPage.View(rawValue: request.query["view"] ?? "").map { ["view=" + $0.rawValue] } ?? []
        return filter + view
    }

    private func agenda(_ request: Request, _ tx: any ReadTransaction, _ now: Instant) throws -> Content {
        let visit = try EventVisit(request, tx)
        let moment = AgendaMoment(visit.items, at: now)
        let filter = AgendaFilter(request.query)
        let page = AgendaPage(
            visit: visit, filter: filter, standardView: .standard(for: visit, filter),
            askedView: AgendaPage.View(rawValue: request.query["view"] ?? ""), moment: moment,
            marks: try ReleaseMarks(visit, tx), address: address, site: site)
        var content = Content(.page, page.html.bytes, basis: .event(visit.event))
        content.turnedAt = moment.since
        content.turnsAt = moment.until
        content.isKept = filter.isKnown(in: visit)
        return content
    }
}

extension EventVisit {
    /// The speaker of the request's id; throws 404 when the person has no part that is public.
    func speaker(_ request: Request) throws -> SpeakingPerson {
        guard let text = request.parameters["person"], let id = ID<Person>(text),
            let speaker = speakers.first(where: { $0.person.id == id })
        else { throw HTTPError.notFound }
        return speaker
    }
}
