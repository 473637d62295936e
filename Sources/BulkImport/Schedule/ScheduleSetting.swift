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

    init(_ event: Event, in tx: any ReadTransaction) throws {
        self.event = event
        rooms = Set(try tx.rooms.all(in: event.id).map { $0.details.name.lowercased() })
        tracks = try tx.tracks.all(in: event.id)
        sessions = Set(try tx.sessions.all(in: event.id).map(\.key))
        var speakers: [String: [Person]] = [:]
        for part in try tx.speakers.all(in: event.id) {
            let name = part.person.displayName.lowercased()
            if !(speakers[name] ?? []).contains(where: { $0.id == part.person.id }) {
                speakers[name, default: []].append(part.person)
            }
        }
        self.speakers = speakers
    }

    /// The person whom a name means: who speaks at the event already and is called so, when that is one. Whoever was
    /// given an organisation or an address since the last time stays the same person.
    func speaker(named name: String, of organisation: String?) -> Person? {
        let people = (speakers[name.lowercased()] ?? []).filter {
            organisation == nil || $0.details.organisation.lowercased() == organisation?.lowercased()
        }
        return people.count == 1 ? people[0] : nil
    }
}
