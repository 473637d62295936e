import Domain
import HTTP
import Pages
import TimeZones

/// What comes first after the sign-in.
enum HomeRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.home, .look, .meetGuests, handler: show)
        routes.get(AdminLinks.help, .look, .meetGuests) { $0.show(HelpPage()) }
    }

    static func show(_ visit: Visit) throws -> Response {
        let events = try visit.read { try $0.events.list(EventFilter(), sortedBy: .date, PageRequest(size: 60)) }
        return visit.show(HomePage(events: events.rows, total: events.total, today: visit.now.day))
    }
}
