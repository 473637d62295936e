import Domain
import HTTP
import Pages
import Sodium
import TimeZones

/// One event as a visitor sees it: found by its address, open to this visitor, with what is public of it.
struct EventVisit {
    let event: Event
    /// The newest release; nil while there is none, or while the organisers hide it.
    let agenda: ReleasedAgenda?
    /// The newest release, hidden or not.
    let lastRelease: Release?
    /// The sessions of the agenda, in its order.
    let items: [AgendaItem]
    let links: PublicEventLinks

    /// Throws 404 for an event that is not there, not public, or private and asked for without its key: these are one
    /// and the same to whoever asks.
    init(_ request: Request, _ tx: any ReadTransaction) throws {
        try self.init(try Self.event(request, tx), tx)
    }

    /// The event alone; throws as ``init(_:_:)-(Request,_)``.
    static func event(_ request: Request, _ tx: any ReadTransaction) throws -> Event {
        guard let text = request.parameters["event"], let slug = Slug(text), let event = try tx.events.find(slug),
            isOpen(event, key: key(request))
        else { throw HTTPError.notFound }
        return event
    }

    init(_ event: Event, _ tx: any ReadTransaction) throws {
        self.event = event
        let newest = try Releases.newest(of: event.id, in: tx)
        lastRelease = newest?.release
        agenda = event.details.showsAgenda ? newest : nil
        items = agenda?.items ?? []
        links = PublicEventLinks(event)
    }

    static func isOpen(_ event: Event, key: String?) -> Bool {
        switch event.details.visibility {
        case .draft: false
        case .published, .archived: true
        case .private: constantTimeEqual((key ?? "").utf8, event.privateKey.utf8)
        }
    }

    /// The key of a private event in its addresses. Of others it opens nothing: see ``Answers/answer(_:key:query:make:)``.
    static func key(_ request: Request) -> String? { request.query["key"] }

    var zone: Zone { event.details.zone }
    var rooms: [Room] { agenda?.rooms ?? [] }
    var tracks: [Track] { agenda?.tracks ?? [] }

    /// The people who speak, but for those whose every session was cancelled.
    var speakers: [SpeakingPerson] { Speakers.people(in: items.filter { $0.session.details.state != .cancelled }) }

    /// The room or the track of this slug in the agenda; throws 404 when nothing takes place there.
    func room(_ request: Request) throws -> Room {
        guard let slug = request.parameters["room"], let room = rooms.first(where: { $0.slug.description == slug })
        else { throw HTTPError.notFound }
        return room
    }

    func track(_ request: Request) throws -> Track {
        guard let slug = request.parameters["track"], let track = tracks.first(where: { $0.slug.description == slug })
        else { throw HTTPError.notFound }
        return track
    }

    /// The public session of the request's key; throws 404 when there is none.
    func item(_ request: Request) throws -> AgendaItem {
        guard let text = request.parameters["session"],
            let item = items.first(where: { $0.session.key.description == text })
        else { throw HTTPError.notFound }
        return item
    }
}
