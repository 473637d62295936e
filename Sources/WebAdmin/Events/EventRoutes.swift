import Domain
import HTTP
import Pages
import TimeZones

/// All events, and new ones.
enum EventRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.events, .look, scope: .somewhere, handler: list)
        routes.get(AdminLinks.newEvent, .organise, handler: showNew)
        routes.post(AdminLinks.events, .organise, handler: create)
        routes.get(AdminLinks.event, .look, handler: show)
    }

    static func list(_ visit: Visit) throws -> Response {
        let query = ListQuery(
            visit.request, path: AdminLinks.events(), names: ["q", "kind", "visibility", "year", "sort", "page"])
        var filter = EventFilter()
        filter.text = query.text("q")
        filter.kind = query.choice("kind", EventKind.self)
        filter.visibility = query.choice("visibility", Visibility.self)
        filter.year = Int(query.text("year"))
        filter.among = visit.rights.listedEvents
        let sort = query.choice("sort", EventSort.self) ?? .date
        return try visit.read { tx in
            let events = try tx.events.list(filter, sortedBy: sort, query.page())
            return visit.show(
                EventsPage(
                    events: events, filter: filter, sort: sort, years: try tx.events.years(among: filter.among),
                    query: query))
        }
    }

    static func showNew(_ visit: Visit) throws -> Response {
        let state = FormState(EventFields.standard(series: visit.request.query["series"] ?? ""))
        return visit.show(NewEventPage(series: try visit.read { try $0.series.all() }, state: state))
    }

    static func create(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let event = try await visit.write { tx in
                let details = try EventForm.read(form, zones: visit.environment.zones, in: tx)
                return try Events.create(details, slug: form.reader.given("slug") ?? "", in: tx)
            }
            return visit.done("\(event.details.title) was created.", to: AdminLinks.event(event.slug))
        } refused: { state, tx in
            NewEventPage(series: try tx.series.all(), state: state)
        }
    }

    static func show(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            return visit.show(
                OverviewPage(
                    event: event, series: try event.details.series.flatMap { try tx.series.find($0) },
                    counts: try tx.events.counts(event.id), conflicts: try Conflicts.of(event, in: tx),
                    isReleased: try tx.releases.newest(in: event.id) != nil))
        }
    }
}
