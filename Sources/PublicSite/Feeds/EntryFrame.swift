import Domain
import ICalendar
import Pages
import Sodium
import TimeZones

/// What the octets of an event's entries depend on beside their sessions: the event, the site's address and language, how this
/// program writes them, and the zone database. It is told by the entries of made-up sessions, which have everything that a
/// session can have, and by the zone's definition around them.
struct EntryFrame {
    /// 16 bytes.
    let digest: [UInt8]

    init(_ event: Event, _ sessions: SessionEvents) {
        let links = PublicEventLinks(event)
        let entries = Self.samples(of: event).compactMap { sessions.entry(event, links, $0) }
        let calendar = CalendarFeed(name: "", zone: event.details.zone, entries: entries)
        digest = BLAKE2b.digest(of: calendar.bytes(), count: 16)
    }

    /// One that takes place a year before the event, with everybody, and a cancelled one a year after it.
    private static func samples(of event: Event) -> [AgendaItem] {
        let (first, last) = (event.details.firstDay.adding(days: -366), event.details.lastDay.adding(days: 366))
        var held = AgendaItem(session: session(of: event, .confirmed, on: first))
        held.room = Room(event: event.id, slug: slug, details: RoomDetails(name: sign + "Room"), position: 1)
        held.track = Track(
            event: event.id, slug: slug, details: TrackDetails(name: sign + "Track", colour: .pine), position: 1)
        held.speakers = SpeakerRole.allCases.enumerated().map { position, role in
            let person = Person(
                details: PersonDetails(
                    name: sign + "Name", organisation: sign + "Organisation", jobTitle: "Post", biography: "Life"),
                createdAt: never, changedAt: never)
            return SessionSpeaker(
                speaker: Speaker(session: held.session.id, person: person.id, role: role, position: position),
                person: person)
        }
        return [held, AgendaItem(session: session(of: event, .cancelled, on: last))]
    }

    private static func session(of event: Event, _ state: SessionState, on day: CivilDate) -> Session {
        let noon = Instant(secondsSince1970: day.dayNumber * 86_400 + 43_200)
        return Session(
            event: event.id, key: key,
            details: SessionDetails(title: sign + "Title", kind: .talk, state: state, abstract: text),
            slot: Slot(room: nil, start: noon, end: noon.adding(seconds: 3_600)), uid: "uid", createdAt: never,
            changedAt: never)
    }

    /// All that is escaped, and what is written in more than one octet.
    private static let sign = "\\;,:\"é議😀"
    /// Longer than a line, of several lines and paragraphs.
    private static let text = String(repeating: sign + " of some length ", count: 9) + "\r\nand\n\nfurther\t."
    private static let never = Instant(secondsSince1970: 0)
    // because: the text is a slug
    private static let slug = Slug("sample")!
    // because: the text is a key
    private static let key = SessionKey("sample")!
}
