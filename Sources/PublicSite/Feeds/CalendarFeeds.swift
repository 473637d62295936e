import Domain
import HTTP
import ICalendar
import Pages
import TimeZones

/// The calendars of the public site.
struct CalendarFeeds {
    let address: SiteAddress
    let site: Site

    /// The most sessions in a calendar of several events, newest kept: 1,500 are some 800 kB, and more than 1 MB is too
    /// much for some readers.
    static let mostSessions = 1500

    private var sessions: SessionEvents { SessionEvents(address: address, t: site.t) }

    /// An event's sessions, or those of them that `isWanted` takes. `part` names the selection.
    func feed(
        _ visit: EventVisit, part: String = "", isWanted: (AgendaItem) -> Bool = { _ in true }
    ) -> Content {
        let title = visit.event.details.title
        let feed = CalendarFeed(
            name: part.isEmpty ? title : "\(title): \(part)", zone: visit.zone,
            events: sessions.events(visit, visit.items.filter(isWanted)))
        return Content(.calendar, feed.bytes(), basis: .event(visit.event))
    }

    /// The sessions of several events.
    func feed(_ name: String, _ visits: [EventVisit], basis: SiteRevision) -> Content {
        let events = visits.flatMap { sessions.events($0, $0.items) }.sorted { Self.start($0) > Self.start($1) }
        let feed = CalendarFeed(
            name: name, zone: visits.last?.zone ?? .utc, events: Array(events.prefix(Self.mostSessions)))
        return Content(.calendar, feed.bytes(), basis: .site(basis))
    }

    private static func start(_ event: CalendarEvent) -> (Instant, String) {
        switch event.when {
        case .time(let start, _, _): (start, event.uid)
        case .days(let first, _): (Instant(secondsSince1970: first.dayNumber * 86_400), event.uid)
        }
    }
}
