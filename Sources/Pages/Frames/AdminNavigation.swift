public import Domain

/// The parts of the admin that are above single events, in the order of the bar.
public enum AdminSection: CaseIterable, Hashable, Sendable {
    case events, series, people, administrators, log

    public var label: Message {
        switch self {
        case .events: "Events"
        case .series: "Series"
        case .people: "People"
        case .administrators: "Administrators"
        case .log: "Log"
        }
    }

    public var path: String {
        switch self {
        case .events: AdminLinks.events()
        case .series: AdminLinks.series()
        case .people: AdminLinks.people()
        case .administrators: AdminLinks.administrators()
        case .log: AdminLinks.log()
        }
    }

    /// Whether the section is theirs. The list of events is for whoever may look into one; the rest is above all events.
    public func isFor(_ rights: Rights) -> Bool {
        switch self {
        case .events: rights.maySomewhere(.look)
        case .series, .people: rights.may(.look)
        case .administrators, .log: rights.may(.administer)
        }
    }
}

/// The parts of an event, in the order of the list at its side.
public enum EventSection: CaseIterable, Hashable, Sendable {
    case overview, agenda, sessions, rooms, tracks, speakers, attendees, seating, feeds, importing, settings, log

    public var label: Message {
        switch self {
        case .overview: "Overview"
        case .agenda: "Agenda"
        case .sessions: "Sessions"
        case .rooms: "Rooms"
        case .tracks: "Tracks"
        case .speakers: "Speakers"
        case .attendees: "Attendees"
        case .seating: "Seating"
        case .feeds: "Feeds"
        case .importing: "Import"
        case .settings: "Settings"
        case .log: "Log"
        }
    }

    public func path(in event: Slug) -> String {
        switch self {
        case .overview: AdminLinks.event(event)
        case .agenda: AdminLinks.agenda(event)
        case .sessions: AdminLinks.sessions(event)
        case .rooms: AdminLinks.rooms(event)
        case .tracks: AdminLinks.tracks(event)
        case .speakers: AdminLinks.speakers(event)
        case .attendees: AdminLinks.attendees(event)
        case .seating: AdminLinks.seating(event)
        case .feeds: AdminLinks.feeds(event)
        case .importing: AdminLinks.importing(event)
        case .settings: AdminLinks.settings(event)
        case .log: AdminLinks.eventLog(event)
        }
    }

    /// What a person must be allowed to do for the section to be theirs.
    public var act: Act {
        switch self {
        case .overview, .agenda, .sessions, .rooms, .tracks, .speakers, .feeds: .look
        case .attendees, .seating: .meetGuests
        case .importing, .settings, .log: .organise
        }
    }
}
