import Domain
import HTTP
import ICalendar
import Pages
import TimeZones

/// The calendars of the public site.
struct CalendarFeeds {
    let address: SiteAddress
    let site: Site

    /// The most entries in a calendar of several events, newest kept: 1,500 are some 800 kB, and more than 1 MB is too
    /// much for some readers.
    static let mostEntries = 1500

    let written: WrittenSessions

    var sessions: SessionEvents { SessionEvents(address: address, t: site.t, written: written) }
    private var bars: EventBars { EventBars(address: address) }

    /// An event's sessions, or those of them that `isWanted` takes. `part` names the selection. `seating` is for the
    /// calendar of one attendee, and says where they sit.
    func feed(
        _ visit: EventVisit, part: String = "", _ choice: FeedChoice = .all, seating: [ID<Session>: OwnSeating] = [:],
        isWanted: ((AgendaItem) -> Bool)? = nil
    ) -> Content {
        let title = visit.event.details.title
        let feed = CalendarFeed(
            name: part.isEmpty ? title : "\(title): \(part)", zone: visit.zone,
            entries: entries(visit, choice, seating, isWanted))
        return content(feed, choice, .event(visit.event))
    }

    /// The sessions of several events.
    func feed(_ name: String, _ visits: [EventVisit], _ choice: FeedChoice, basis: SiteRevision) -> Content {
        let entries = visits.flatMap { self.entries($0, choice, [:], nil) }.sorted {
            ($0.order, $0.uid) > ($1.order, $1.uid)
        }
        let feed = CalendarFeed(
            name: name, zone: visits.last?.zone ?? .utc, entries: Array(entries.prefix(Self.mostEntries)))
        return content(feed, choice, .site(basis))
    }

    private func content(_ feed: CalendarFeed, _ choice: FeedChoice, _ basis: Content.Basis) -> Content {
        var content = Content(.calendar, feed.bytes(), basis: basis)
        content.isPlain = choice.isPlain
        return content
    }

    /// In whole days a selection is its event, as long as anything of it takes place.
    private func entries(
        _ visit: EventVisit, _ choice: FeedChoice, _ seating: [ID<Session>: OwnSeating],
        _ isWanted: ((AgendaItem) -> Bool)?
    ) -> [CalendarEntry] {
        let items = visit.items.filter { choice.takes($0, in: visit.agenda?.release) && isWanted?($0) ?? true }
        guard choice.isInDays else { return sessions.entries(visit.event, items, seating) }
        let isHeld = isWanted == nil || items.contains { $0.session.details.state != .cancelled }
        return isHeld ? [CalendarEntry(bars.bar(visit.event))] : []
    }
}
