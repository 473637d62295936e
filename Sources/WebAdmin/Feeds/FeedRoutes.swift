import Domain
import HTTP
import Pages

/// The calendars of an event.
enum FeedRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.feeds, .look, handler: show)
    }

    static func show(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            return visit.show(
                FeedsPage(
                    event: event, rooms: try tx.rooms.all(in: event.id), tracks: try tx.tracks.all(in: event.id)))
        }
    }
}
