import TimeZones

/// What a release shows of a session: two of these are equal when nobody could tell the one from the other.
struct ShownSession: Hashable {
    private let key: SessionKey
    private let title: String
    private let kind: SessionKind
    private let state: SessionState
    private let abstract: String
    private let repeats: ID<Session>?
    private let start: Instant?
    private let end: Instant?
    private let room: ShownRoom?
    private let track: ShownTrack?
    private let speakers: [ShownSpeaker]

    private struct ShownRoom: Hashable {
        let slug: Slug
        let name: String
        let capacity: Int?
        let position: Int
    }

    private struct ShownTrack: Hashable {
        let slug: Slug
        let details: TrackDetails
        let position: Int
    }

    private struct ShownSpeaker: Hashable {
        let person: ID<Person>
        let role: SpeakerRole
        let name: String
        let organisation: String
        let jobTitle: String
        let biography: String
    }

    init(_ item: AgendaItem) {
        let details = item.session.details
        key = item.session.key
        title = details.title
        kind = details.kind
        state = details.state
        abstract = details.abstract
        repeats = item.session.repeats
        start = item.session.slot?.start
        end = item.session.slot?.end
        room = item.room.map {
            ShownRoom(
                slug: $0.slug, name: $0.details.name, capacity: $0.details.capacity, position: $0.position)
        }
        track = item.track.map { ShownTrack(slug: $0.slug, details: $0.details, position: $0.position) }
        speakers = item.speakers.map { part in
            let person = part.person.details
            return ShownSpeaker(
                person: part.person.id, role: part.speaker.role, name: person.name, organisation: person.organisation,
                jobTitle: person.jobTitle, biography: person.biography)
        }
    }

    /// Whether time, place, state or title are others: what raises a calendar's SEQUENCE.
    func isRescheduled(from old: ShownSession) -> Bool {
        start != old.start || end != old.end || room?.name != old.room?.name || state != old.state || title != old.title
    }

    /// Whether a calendar shows anything else than before.
    func isToldOtherwise(than old: ShownSession) -> Bool {
        isRescheduled(from: old) || key != old.key || abstract != old.abstract
            || track?.details.name != old.track?.details.name
            || speakers.map(Told.init) != old.speakers.map(Told.init)
    }

    /// Whether anything but time, place, state and title is others; which of the times of a session it is does not
    /// count.
    func isWordedOtherwise(than old: ShownSession) -> Bool {
        kind != old.kind || abstract != old.abstract || track?.details != old.track?.details
            || speakers != old.speakers
    }

    private struct Told: Hashable {
        let role: SpeakerRole
        let words: [String]

        init(_ speaker: ShownSpeaker) {
            role = speaker.role
            words = [speaker.name, speaker.organisation, speaker.jobTitle]
        }
    }
}
