import Domain
import HTTP
import Pages
import Sodium
import TimeZones

/// One request of somebody who is signed in and may make it. A route of the admin gets nothing else, so none can be
/// reached without.
struct Visit: Sendable {
    let request: Request
    let administrator: Administrator
    let signIn: SignIn
    /// The event that the path names; nil for a path that names none, and for an event that is not this person's to see.
    let eventInHand: ID<Event>?
    /// What the pages share, and the reader's language.
    let site: Site
    let now: Instant
    private(set) var environment: AdminEnvironment
    /// What the act before this page has done.
    private(set) var outcome: Outcome?
    /// What was sent after its sign-in had ended, while its form is shown again; then nothing is to be changed.
    private var keptForm: Form?

    init(
        request: Request, administrator: Administrator, signIn: SignIn, eventInHand: ID<Event>?, site: Site,
        now: Instant, environment: AdminEnvironment, outcome: Outcome?
    ) {
        self.request = request
        self.administrator = administrator
        self.signIn = signIn
        self.eventInHand = eventInHand
        self.site = site
        self.now = now
        self.environment = environment
        self.outcome = outcome
    }

    /// The visit that shows a kept form with these words, and can change nothing.
    func ofKeptForm(_ form: Form, _ words: Outcome) -> Visit {
        var visit = self
        visit.keptForm = form
        visit.outcome = words
        visit.environment.store = ReadingStore(store: environment.store)
        return visit
    }

    /// A form is shown again, filled in, as it was sent after its sign-in had ended.
    var isOfKeptForm: Bool { keptForm != nil }

    /// The reader's language.
    var t: Language { site.t }

    /// The token that each of this page's forms carries.
    var token: String { signIn.formToken }

    /// The hidden field of a form that makes something, so that a double press makes it once: see ``SentForms``.
    var sending: (name: String, value: String) { hidden((SentForms.field, SecureRandom.token(bytes: 12))) }

    /// A hidden field by which an act notices what has happened since its page was made. That of a kept form is as it was sent:
    /// with a new one nothing of what others did meanwhile would be noticed, and the form could be sent once more.
    func hidden(_ field: (name: String, value: String)) -> (name: String, value: String) {
        (field.name, keptForm?[field.name] ?? field.value)
    }

    var rights: Rights { administrator.rights }

    /// Whether the act is allowed here: in the event that the path names, else in the installation.
    func may(_ act: Act) -> Bool { eventInHand.map { rights.may(act, in: $0) } ?? rights.may(act) }

    /// Throws ``DomainError/notAllowed(_:)`` when the act is not allowed here.
    func require(_ act: Act) throws(DomainError) {
        if !may(act) { throw rights.refusal(in: eventInHand) }
    }

    func may(take access: AdminRoute.Access) -> Bool {
        switch access {
        case .open, .signedIn: true
        case .acts(let acts): acts.contains(where: may)
        case .somewhere(let acts): acts.contains(where: rights.maySomewhere)
        }
    }

    /// Who the log says it was.
    var author: LogAuthor { .web(administrator, from: request.peer.host) }

    func read<Result>(_ body: (any ReadTransaction) throws -> Result) throws -> Result {
        try environment.store.read(body)
    }

    /// Writes in the administrator's name. Between the gate and the writer's turn the sign-in may have ended, by a new
    /// role or a sign-out elsewhere; then nothing is written any more.
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any WriteTransaction) throws -> Result
    ) async throws -> Result {
        let token = signIn.token
        return try await environment.store.write(by: author) { tx in
            guard try tx.signIns.has(token) else {
                throw DomainError.notAllowed("Your sign-in has ended meanwhile. Sign in again and repeat the change.")
            }
            return try body(tx)
        }
    }
}

/// What the path of a request names, looked up through what owns it: a number of another event's is not found.
extension Visit {
    func event(_ tx: any ReadTransaction) throws -> Event {
        guard let event = try slug("event").flatMap({ try tx.events.find($0) }) else {
            throw DomainError.notFound("There is no such event.")
        }
        return event
    }

    func session(in event: Event, _ tx: any ReadTransaction) throws -> Session {
        guard let key = request.parameters["session"].flatMap({ SessionKey($0) }),
            let session = try tx.sessions.find(key, in: event.id)
        else { throw DomainError.notFound("There is no such session.") }
        return session
    }

    /// A conflict that the draft has, waived or not.
    func conflict(in event: Event, _ tx: any ReadTransaction) throws -> Conflict {
        guard let identity = request.parameters["conflict"].flatMap({ ConflictIdentity($0) }),
            let conflict = try Conflicts.of(event, in: tx).first(where: { $0.identity == identity })
        else { throw DomainError.notFound("There is no such conflict, or it is there no longer.") }
        return conflict
    }

    func room(in event: Event, _ tx: any ReadTransaction) throws -> Room {
        guard let room = try id("room").flatMap({ try tx.rooms.find($0, in: event.id) }) else {
            throw DomainError.notFound("There is no such room.")
        }
        return room
    }

    func track(in event: Event, _ tx: any ReadTransaction) throws -> Track {
        guard let track = try id("track").flatMap({ try tx.tracks.find($0, in: event.id) }) else {
            throw DomainError.notFound("There is no such track.")
        }
        return track
    }

    func attendee(in event: Event, _ tx: any ReadTransaction) throws -> AttendeeRow {
        guard let row = try id("attendee").flatMap({ try tx.attendees.find($0, in: event.id) }) else {
            throw DomainError.notFound("There is no such attendee.")
        }
        return row
    }

    func speaker(of session: Session, _ tx: any ReadTransaction) throws -> Speaker {
        guard let speaker = try id("speaker").flatMap({ try tx.speakers.find($0, in: session.original) }) else {
            throw DomainError.notFound("There is no such speaker in this session.")
        }
        return speaker
    }

    func person(_ tx: any ReadTransaction) throws -> Person {
        guard let person = try id("person").flatMap({ try tx.people.find($0) }) else {
            throw DomainError.notFound("There is no such person.")
        }
        return person
    }

    func logEntry(_ tx: any ReadTransaction) throws -> LogEntry {
        guard let entry = try id("entry").flatMap({ try tx.log.find($0) }),
            eventInHand == nil || entry.object.event == eventInHand
        else { throw DomainError.notFound("There is no such entry in the log.") }
        return entry
    }

    func series(_ tx: any ReadTransaction) throws -> Series {
        guard let series = try slug("series").flatMap({ try tx.series.find($0) }) else {
            throw DomainError.notFound("There is no such series.")
        }
        return series
    }

    func administrator(_ tx: any ReadTransaction) throws -> Administrator {
        guard let administrator = try id("administrator").flatMap({ try tx.administrators.find($0) }) else {
            throw DomainError.notFound("There is no such administrator.")
        }
        return administrator
    }

    private func slug(_ name: String) -> Slug? { request.parameters[name].flatMap { Slug($0) } }

    private func id<Entity>(_ name: String) -> ID<Entity>? { request.parameters[name].flatMap { ID<Entity>($0) } }
}
