import Domain
import HTTP
import TimeZones

/// What a page or a feed is made of, before its bytes are kept.
struct Content {
    /// What the answer depends on: while that has not changed, the bytes are served as they are.
    enum Basis {
        /// Any visible change of any event.
        case site(SiteRevision)
        /// Changes of one event.
        case event(Event)
    }

    /// The kinds of answers, with what clients are told about keeping them.
    enum Kind: String {
        case page = "text/html; charset=utf-8"
        case calendar = "text/calendar; charset=utf-8"
        case json = "application/json"
        case schedule = "application/xml; charset=utf-8"
        case atom = "application/atom+xml; charset=utf-8"
        case sitemap = "application/xml"
    }

    var kind: Kind
    var body: [UInt8]
    var basis: Basis
    /// When the answer last became another one by the clock alone; nil when it does not depend on the time.
    var turnedAt: Instant?
    /// When it next will.
    var turnsAt: Instant?
    /// Tells the body from any other; made of the body when nil.
    var tag: EntityTag?
    /// False for what anybody can ask for in a thousand ways, which would push out what is asked for.
    var isKept = true
    /// Whether there is no gzip form.
    var isPlain = false
    /// The name under which a browser saves it, when it is to be saved.
    var fileName: String?

    init(_ kind: Kind, _ body: [UInt8], basis: Basis) {
        self.kind = kind
        self.body = body
        self.basis = basis
    }

    /// When the answer last changed, for whatever reason.
    var changedAt: Instant {
        let changed =
            switch basis {
            case .site(let revision): revision.changedAt
            case .event(let event): event.changedAt
            }
        return max(changed, turnedAt ?? changed)
    }

    /// Whether only those may see it who were given a link.
    var isSecret: Bool {
        if case .event(let event) = basis { event.details.visibility == .private } else { false }
    }
}

/// An answer whose bytes are ready, and until when they may be served.
struct KeptAnswer: Sendable {
    let response: StoredResponse
    /// The event that it is about, and of which revision; nil for what shows several events.
    let event: (id: ID<Event>, revision: Int)?
    /// The site's revision when the answer was last known to be right.
    var siteRevision: Int
    /// The store's state then: while it is the same, nothing has to be looked up.
    var mark: ChangeMark?
    let turnsAt: Instant
    let size: Int
}

/// Of a kept answer: nothing was committed since, and its time has not run out.
struct KeptFreshness: Freshness {
    let store: any Store
    let mark: ChangeMark
    let turnsAt: Instant
    let now: @Sendable () -> Instant

    /// What never turns asks no clock.
    var holds: Bool { store.changeMark == mark && (turnsAt.secondsSince1970 == .max || now() < turnsAt) }
}
