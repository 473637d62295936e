import Domain
import TimeZones

/// What is there already of the event that a schedule is brought into.
struct ScheduleSetting {
    let event: Event
    let rooms: Set<String>
    let tracks: [Track]
    let sessions: Set<SessionKey>
    /// Who speaks at the event, by the name that is shown, without regard to letter case.
    let speakers: [String: [Person]]
    /// Who has the parts in a session, by position.
    private let parts: [SessionKey: [Person]]

    init(_ event: Event, in tx: any ReadTransaction) throws {
        self.event = event
        rooms = Set(try tx.rooms.all(in: event.id).map { $0.details.name.lowercased() })
        tracks = try tx.tracks.all(in: event.id)
        let sessions = try tx.sessions.all(in: event.id)
        self.sessions = Set(sessions.map(\.key))
        var speakers: [String: [Person]] = [:]
        var parts: [ID<Session>: [Person]] = [:]
        for part in try tx.speakers.all(in: event.id) {
            parts[part.speaker.session, default: []].append(part.person)
            let name = part.person.displayName.lowercased()
            if !(speakers[name] ?? []).contains(where: { $0.id == part.person.id }) {
                speakers[name, default: []].append(part.person)
            }
        }
        self.speakers = speakers
        self.parts = Dictionary(
            sessions.map { ($0.key, parts[$0.original] ?? []) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether these people, by the names that are shown, stand in the session in this order already: each part of them, or
    /// each of them once.
    func isOrder(_ people: [String], ofSession key: String) -> Bool {
        let (people, known) = (people.map { $0.lowercased() }, speaking(in: key).map { $0.displayName.lowercased() })
        if people == known { return true }
        var seen: Set<String> = []
        return people == known.filter { seen.insert($0).inserted }
    }

    private func speaking(in session: String) -> [Person] { SessionKey(session).flatMap { parts[$0] } ?? [] }

    /// The person whom a name means: who speaks at the event already and is called so, when that is one, or else the first
    /// of these in the session. Whoever was given an organisation or an address since the last time stays the same person.
    func speaker(named name: String, of organisation: String?, in session: String) -> Person? {
        let people = (speakers[name.lowercased()] ?? []).filter {
            organisation == nil || $0.details.organisation.lowercased() == organisation?.lowercased()
        }
        if people.count < 2 { return people.first }
        return speaking(in: session).first { part in people.contains { $0.id == part.id } }
    }
}
