import Domain
import TimeZones

/// The cells of a row, in the order of ``ImportKind/fields``.
enum Cells {
    static func of(_ event: Event, series: Series?) -> [String] {
        let details = event.details
        return [
            event.slug.description, details.title, details.kind.rawValue, details.zone.identifier,
            details.firstDay.iso8601, details.lastDay.iso8601, details.venue, details.address, text(details.capacity),
            details.visibility.rawValue, details.registration.rawValue, series?.details.title ?? "", details.summary,
            details.showsAgenda ? "shown" : "hidden", details.walkingMinutes == 0 ? "" : String(details.walkingMinutes),
        ]
    }

    static func of(_ room: Room, zone: Zone) -> [String] {
        let details = room.details
        return [
            details.name, text(details.capacity), details.notes,
            details.sessionsAtOnce == 1 ? "" : String(details.sessionsAtOnce),
            details.hours.map { $0.text(in: zone) }.joined(separator: "; "),
        ]
    }

    static func of(_ track: Track) -> [String] { [track.details.name, track.details.colour.rawValue] }

    /// `repeated` is the session that this one holds again.
    static func of(_ item: AgendaItem, repeating repeated: Session?, zone: Zone) -> [String] {
        let session = item.session
        return [
            session.key.description, session.details.title, session.details.kind.rawValue,
            session.details.state.rawValue, item.track?.details.name ?? "", item.room?.details.name ?? "",
            session.slot.map { time($0.start, in: zone) } ?? "", session.slot.map { time($0.end, in: zone) } ?? "",
            session.details.abstract, text(session.details.duration), text(session.details.expected),
            session.details.isPinned ? "yes" : "", repeated?.key.description ?? "", session.uid,
            session.announcedAt == nil ? "" : String(session.sequence),
        ]
    }

    /// What a session repeats is left out: no file changes that.
    static func of(_ session: Session, in setting: EventSetting) -> [String] {
        let item = AgendaItem(
            session: session, room: setting.rooms.first { $0.id == session.slot?.room },
            track: setting.tracks.first { $0.id == session.details.track }, speakers: [])
        return of(item, repeating: nil, zone: setting.event.details.zone)
    }

    static func of(_ speaker: Speaker) -> [String] { [speaker.role.rawValue, String(speaker.position)] }

    static func of(_ part: SessionSpeaker, session: Session) -> [String] {
        let person = part.person.details
        return [
            session.key.description, person.name, person.email?.description ?? "", person.organisation,
            person.jobTitle, part.speaker.role.rawValue, String(part.speaker.position), person.biography,
        ]
    }

    static func of(_ person: Person) -> [String] { of(person.details) }

    /// As ``ImportKind/people`` has them.
    static func all(of details: PersonDetails) -> [String] { of(details) + [details.biography] }

    private static func of(_ details: PersonDetails) -> [String] {
        [
            details.email?.description ?? "", details.name, details.organisation, details.jobTitle, details.sector,
            details.seniority, details.region, details.tags.joined(separator: ";"),
        ]
    }

    static func of(_ row: AttendeeRow) -> [String] {
        of(row.person) + of(row.attendee)
    }

    static func of(_ attendee: Attendee) -> [String] {
        let details = attendee.details
        return [details.category.rawValue, details.status.rawValue, details.dietary, details.access, details.note]
    }

    static func of(_ round: SeatingRound) -> [String] {
        [text(round.details.startsAfter), text(round.details.minutes)]
    }

    static func of(_ table: SeatingTable) -> [String] { [text(table.details.places), table.details.topic] }

    static func of(_ seat: Seat, at table: String) -> [String] {
        [table, text(seat.details.place), seat.details.isHost ? "yes" : ""]
    }

    /// The fields of what ``of(_:)`` gives for a round and a table without their names, and of what ``of(_:at:)`` gives.
    static let roundFields: [Field] = ["starts_after", "lasts"]
    static let tableFields: [Field] = ["places", "topic"]
    static let seatFields: [Field] = ["table", "place", "host"]

    /// The fields of what ``of(_:)`` gives for a part, and for an attendee without the person.
    static let speakerFields: [Field] = ["role", "position"]
    static let attendeeFields: [Field] = ["category", "status", "dietary", "access", "note"]

    static func text(_ number: Int?) -> String { number.map(String.init) ?? "" }

    /// The wall clock of the zone; where that shows the time twice and import would take the other, the instant.
    static func time(_ instant: Instant, in zone: Zone) -> String {
        let wall = zone.wallClock(at: instant)
        switch zone.resolve(wall) {
        case .unique(instant): return wall.text
        default: return instant.iso8601
        }
    }
}
