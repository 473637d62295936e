public import Domain

/// The parts of the admin that are above single events, in the order of the bar.
public enum AdminSection: CaseIterable, Hashable, Sendable {
    case events, series, people, administrators

    public var label: Message {
        switch self {
        case .events: "Events"
        case .series: "Series"
        case .people: "People"
        case .administrators: "Administrators"
        }
    }

    public var path: String {
        switch self {
        case .events: AdminLinks.events()
        case .series: AdminLinks.series()
        case .people: AdminLinks.people()
        case .administrators: AdminLinks.administrators()
        }
    }

    /// What a person must be allowed to do for the section to be theirs.
    public var act: Act {
        switch self {
        case .events, .series, .people: .look
        case .administrators: .administer
        }
    }
}

/// The parts of an event, in the order of the list at its side.
public enum EventSection: CaseIterable, Hashable, Sendable {
    case overview, agenda, sessions, rooms, tracks, speakers, attendees, feeds, importing, settings

    public var label: Message {
        switch self {
        case .overview: "Overview"
        case .agenda: "Agenda"
        case .sessions: "Sessions"
        case .rooms: "Rooms"
        case .tracks: "Tracks"
        case .speakers: "Speakers"
        case .attendees: "Attendees"
        case .feeds: "Feeds"
        case .importing: "Import"
        case .settings: "Settings"
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
        case .feeds: AdminLinks.feeds(event)
        case .importing: AdminLinks.importing(event)
        case .settings: AdminLinks.settings(event)
        }
    }

    /// What a person must be allowed to do for the section to be theirs.
    public var act: Act {
        switch self {
        case .overview, .agenda, .sessions, .rooms, .tracks, .speakers, .feeds: .look
        case .attendees: .meetGuests
        case .importing, .settings: .organise
        }
    }
}
