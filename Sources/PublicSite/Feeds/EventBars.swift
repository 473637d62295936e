import Domain
import ICalendar
import Pages

/// Turns events into entries of whole days, for calendars that are to show one bar for each event.
struct EventBars {
    let address: SiteAddress

    /// An event from its first to its last day. It is the same in every feed that it is in, and is there before an agenda
    /// is out.
    func bar(_ event: Event) -> CalendarEvent {
        let details = event.details
        let url = address.absolute(PublicEventLinks(event).home)
        return CalendarEvent(
            uid: Self.uid(event), lastModified: event.changedAt, created: event.createdAt, sequence: event.version - 1,
            summary: details.title,
            description: [details.summary, url].filter { !$0.isEmpty }.joined(separator: "\n\n"),
            location: [details.venue, details.address].filter { !$0.isEmpty }.joined(separator: ", "), url: url,
            when: .days(first: details.firstDay, last: details.lastDay))
    }

    /// The beginning of a hash of the event's secret, which every event has from the start and keeps: one name for as
    /// long as the event lives, wherever the site moves. It gives nothing of the secret away.
    private static func uid(_ event: Event) -> String { NameUUID.make(of: "days of an event\n" + event.privateKey) }
}
