/// A person's part in a session. The same person may have two parts in one, as host and as speaker.
public struct Speaker: Hashable, Sendable {
    public var id: ID<Speaker>
    public let session: ID<Session>
    public let person: ID<Person>
    public var role: SpeakerRole
    /// Where the speaker stands among the session's, from 1.
    public var position: Int

    public init(
        id: ID<Speaker> = .unsaved, session: ID<Session>, person: ID<Person>, role: SpeakerRole, position: Int
    ) {
        self.id = id
        self.session = session
        self.person = person
        self.role = role
        self.position = position
    }
}

public enum SpeakerRole: String, CaseIterable, Hashable, Sendable {
    case chair, speaker, panellist, facilitator, scribe, host

    public var label: Message {
        switch self {
        case .chair: "Chair"
        case .speaker: "Speaker"
        case .panellist: "Panellist"
        case .facilitator: "Facilitator"
        case .scribe: "Scribe"
        case .host: "Host"
        }
    }
}

/// A speaker with the person behind the part.
public struct SessionSpeaker: Hashable, Sendable {
    public var speaker: Speaker
    public var person: Person

    public init(speaker: Speaker, person: Person) {
        self.speaker = speaker
        self.person = person
    }
}

public protocol SpeakerReading {
    /// The part with this id, when it belongs to the session.
    func find(_ id: ID<Speaker>, in session: ID<Session>) throws -> Speaker?
    /// The parts in one session, by position.
    func all(inSession id: ID<Session>) throws -> [SessionSpeaker]
    /// The parts in all sessions of an event, by session and position.
    func all(in event: ID<Event>) throws -> [SessionSpeaker]
    /// The events in which the person speaks.
    func events(of person: ID<Person>) throws -> [ID<Event>]
}

public protocol SpeakerWriting {
    func insert(_ speaker: Speaker) throws -> Speaker
    func save(_ speaker: Speaker) throws
    func delete(_ id: ID<Speaker>) throws
}
