public import Domain

/// The addresses of the public site: the one place where they are written.
public enum PublicLinks {
    public static let home = FixedRoute("/")
    public static let calendar = FixedRoute("/calendar.ics")
    public static let eventsFeed = FixedRoute("/events.atom")
    public static let subscribe = FixedRoute("/subscribe")
    public static let accessibility = FixedRoute("/accessibility")
    public static let help = FixedRoute("/help")

    public static let series = Route<Slug>("/series/:series")
    public static let seriesCalendar = Route<Slug>("/series/:series.ics")
    public static let seriesSubscribe = Route<Slug>("/series/:series/subscribe")

    public static let event = Route<Slug>("/e/:event")
    public static let eventSubscribe = Route<Slug>("/e/:event/subscribe")
    public static let agenda = Route<Slug>("/e/:event/agenda")
    public static let agendaCalendar = Route<Slug>("/e/:event/agenda.ics")
    public static let agendaJSON = Route<Slug>("/e/:event/agenda.json")
    public static let agendaXML = Route<Slug>("/e/:event/agenda.xml")
    public static let changes = Route<Slug>("/e/:event/agenda/changes")
    public static let changesFeed = Route<Slug>("/e/:event/agenda/changes.atom")
    public static let release = Route<Slug, Int>("/e/:event/agenda/changes/:release")
    public static let session = Route<Slug, SessionKey>("/e/:event/sessions/:session")
    public static let sessionCalendar = Route<Slug, SessionKey>("/e/:event/sessions/:session.ics")
    public static let speakers = Route<Slug>("/e/:event/speakers")
    public static let speaker = Route<Slug, ID<Person>>("/e/:event/speakers/:person")
    public static let speakerCalendar = Route<Slug, ID<Person>>("/e/:event/speakers/:person.ics")
    public static let room = Route<Slug, Slug>("/e/:event/rooms/:room")
    public static let doorSheet = Route<Slug, Slug>("/e/:event/rooms/:room/door")
    public static let roomCalendar = Route<Slug, Slug>("/e/:event/rooms/:room.ics")
    public static let track = Route<Slug, Slug>("/e/:event/tracks/:track")
    public static let trackCalendar = Route<Slug, Slug>("/e/:event/tracks/:track.ics")

    /// What one attendee reaches by their secret.
    public static let personal = Route<String>("/my/:token")
    public static let personalCalendar = Route<String>("/my/:token.ics")
    public static let personalSession = Route<String, SessionKey>("/my/:token/sessions/:session")
    public static let personalStars = Route<String>("/my/:token/stars")
}

/// The public addresses of one event. Those of a private event carry its key, so that a page's links go on working.
public struct PublicEventLinks: Sendable {
    private let event: Slug
    private let key: String?

    public init(_ event: Event) {
        self.init(event: event.slug, key: event.details.visibility == .private ? event.privateKey : nil)
    }

    /// `key` is nil for an event that everyone may see.
    public init(event: Slug, key: String?) {
        self.event = event
        self.key = key
    }

    public var home: String { keyed(PublicLinks.event(event)) }
    public var subscribe: String { keyed(PublicLinks.eventSubscribe(event)) }
    public var agenda: String { keyed(PublicLinks.agenda(event)) }
    public var agendaCalendar: String { keyed(PublicLinks.agendaCalendar(event)) }
    public var agendaJSON: String { keyed(PublicLinks.agendaJSON(event)) }
    public var agendaXML: String { keyed(PublicLinks.agendaXML(event)) }
    public var changes: String { keyed(PublicLinks.changes(event)) }
    public var changesFeed: String { keyed(PublicLinks.changesFeed(event)) }
    public var speakers: String { keyed(PublicLinks.speakers(event)) }

    /// The agenda with a filter, as its own form sends it.
    public func agenda(query: [(name: String, value: String)]) -> String { QueryText.path(agenda, query) }
    public func session(_ key: SessionKey) -> String { keyed(PublicLinks.session(event, key)) }
    public func sessionCalendar(_ key: SessionKey) -> String { keyed(PublicLinks.sessionCalendar(event, key)) }
    public func speaker(_ person: ID<Person>) -> String { keyed(PublicLinks.speaker(event, person)) }
    public func speakerCalendar(_ person: ID<Person>) -> String { keyed(PublicLinks.speakerCalendar(event, person)) }
    public func release(_ number: Int) -> String { keyed(PublicLinks.release(event, number)) }
    public func room(_ room: Slug) -> String { keyed(PublicLinks.room(event, room)) }
    public func doorSheet(_ room: Slug) -> String { keyed(PublicLinks.doorSheet(event, room)) }
    public func track(_ track: Slug) -> String { keyed(PublicLinks.track(event, track)) }
    public func roomCalendar(_ room: Slug) -> String { keyed(PublicLinks.roomCalendar(event, room)) }
    public func trackCalendar(_ track: Slug) -> String { keyed(PublicLinks.trackCalendar(event, track)) }

    private func keyed(_ path: String) -> String {
        QueryText.path(path, [("key", key ?? "")])
    }
}
