import Domain
import ICalendar
import Pages
import TimeZones

/// Turns sessions into the events of a calendar. A session is the same in every feed that it is in.
struct SessionEvents {
    let address: SiteAddress
    let t: Language

    let written: WrittenSessions

    /// Entries in the order of the sessions; what was written before and is still so is not written again.
    func entries(_ visit: EventVisit, _ items: [AgendaItem]) -> [CalendarEntry] {
        written.entries(of: visit.event, items) { item in
            item.session.slot.map { CalendarEntry(event(visit, item, $0)) }
        }
    }

    private func event(_ visit: EventVisit, _ item: AgendaItem, _ slot: Slot) -> CalendarEvent {
        let session = item.session
        let isCancelled = session.details.state == .cancelled
        // Outlook shows no STATUS, so the title says it, too.
        let title = isCancelled ? t("Cancelled: \(session.details.title)") : session.details.title
        let place = [item.room?.details.name ?? "", visit.event.details.venue, visit.event.details.address]
        let url = address.absolute(visit.links.session(session.key))
        return CalendarEvent(
            uid: session.uid, lastModified: session.changedAt, created: session.createdAt, sequence: session.sequence,
            status: isCancelled ? .cancelled : .confirmed, summary: title,
            description: description(visit, item, url),
            location: place.filter { !$0.isEmpty }.joined(separator: ", "), url: url,
            categories: item.track.map { [$0.details.name] } ?? [],
            when: .time(start: slot.start, end: slot.end, zone: visit.zone))
    }

    /// Plain text: the event, who speaks, what it is about, where to read more. Nobody's e-mail address.
    private func description(_ visit: EventVisit, _ item: AgendaItem, _ url: String) -> String {
        let people = item.speakers.map { part in
            part.speaker.role == .speaker ? part.credit : t("\(part.speaker.role.label): \(part.credit)")
        }
        return [
            visit.event.details.title, people.joined(separator: "\n"), item.session.details.abstract, url,
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}
