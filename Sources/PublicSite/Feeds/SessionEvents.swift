import Domain
import ICalendar
import Pages
import TimeZones

/// Turns sessions into the events of a calendar. A session is the same in every feed that it is in, but for the calendar of
/// an attendee who has a seat in it.
struct SessionEvents {
    let address: SiteAddress
    let t: Language

    let written: WrittenSessions

    /// Entries in any order; what was written before and is still so is not written again. What says where somebody sits
    /// is theirs alone, and never kept.
    func entries(
        _ event: Event, _ items: [AgendaItem], _ seating: [ID<Session>: OwnSeating] = [:]
    ) -> [CalendarEntry] {
        let shared = seating.isEmpty ? items : items.filter { seating[$0.session.id] == nil }
        let own = items.count == shared.count ? [] : items.filter { seating[$0.session.id] != nil }
        let links = PublicEventLinks(event)
        return written.entries(of: event, shared) { entry(event, links, $0) }
            + own.compactMap { entry(event, links, $0, seating[$0.session.id]) }
    }

    /// The entry as it is written now; nil for a session that has no slot.
    func entry(
        _ event: Event, _ links: PublicEventLinks, _ item: AgendaItem, _ own: OwnSeating? = nil
    ) -> CalendarEntry? {
        item.session.slot.map { CalendarEntry(calendarEvent(event, links, item, $0, own)) }
    }

    private func calendarEvent(
        _ event: Event, _ links: PublicEventLinks, _ item: AgendaItem, _ slot: Slot, _ own: OwnSeating?
    ) -> CalendarEvent {
        let session = item.session
        let isCancelled = session.details.state == .cancelled
        // Outlook shows no STATUS, so the title says it, too.
        let title = isCancelled ? t("Cancelled: \(session.details.title)") : session.details.title
        let place = [item.room?.details.name ?? "", event.details.venue, event.details.address]
        let url = address.absolute(links.session(session.key))
        return CalendarEvent(
            uid: session.uid, lastModified: max(session.changedAt, own?.changedAt ?? session.changedAt),
            created: session.createdAt, sequence: session.sequence,
            status: isCancelled ? .cancelled : .confirmed, summary: title,
            description: description(event, item, own, url),
            location: place.filter { !$0.isEmpty }.joined(separator: ", "), url: url,
            categories: item.track.map { [$0.details.name] } ?? [],
            when: .time(start: slot.start, end: slot.end, zone: event.details.zone))
    }

    /// Plain text: the event, where its reader sits, who speaks, what it is about, where to read more. Nobody's e-mail
    /// address, and of nobody else where they sit.
    private func description(
        _ event: Event, _ item: AgendaItem, _ own: OwnSeating?, _ url: String
    ) -> String {
        let seats = own?.places.map { SeatWords(zone: event.details.zone, t).line($0, in: item.session.slot) } ?? []
        let people = item.speakers.map { part in
            part.speaker.role == .speaker ? part.credit : t("\(part.speaker.role.label): \(part.credit)")
        }
        return [
            event.details.title, seats.joined(separator: "\n"), people.joined(separator: "\n"),
            item.session.details.abstract, url,
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}
