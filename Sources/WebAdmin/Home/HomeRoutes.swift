import Domain
import HTTP
import Pages
import TimeZones

/// What comes first after the sign-in.
enum HomeRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.home, scope: .signedIn, handler: show)
        routes.get(AdminLinks.help, scope: .signedIn) { $0.show(HelpPage()) }
    }

    static func show(_ visit: Visit) throws -> Response {
        var filter = EventFilter()
        filter.among = visit.rights.listedEvents
        let events = try visit.read { [filter] in try $0.events.list(filter, sortedBy: .date, PageRequest(size: 60)) }
        return visit.show(HomePage(events: events.rows, total: events.total, today: visit.now.day))
    }
}
