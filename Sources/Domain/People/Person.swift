public import TimeZones

/// One human, or a placeholder that only an organisation is known of; once for the whole installation.
public struct Person: Hashable, Sendable {
    public var id: ID<Person>
    public var details: PersonDetails
    public var version: Int
    public let createdAt: Instant
    public var changedAt: Instant

    public init(
        id: ID<Person> = .unsaved, details: PersonDetails, version: Int = 1, createdAt: Instant, changedAt: Instant
    ) {
        self.id = id
        self.details = details
        self.version = version
        self.createdAt = createdAt
        self.changedAt = changedAt
    }

    /// Whether only the organisation is known.
    public var isPlaceholder: Bool { details.name.isEmpty }

    /// The name, or the organisation of a placeholder; never empty.
    public var displayName: String { isPlaceholder ? details.organisation : details.name }
}

/// What is known of a person. A name or an organisation is always there.
public struct PersonDetails: Hashable, Sendable {
    public var name: String
    /// Unique in the installation.
    public var email: EmailAddress?
    public var organisation: String
    public var jobTitle: String
    public var sector: String
    public var seniority: String
    public var region: String
    public var tags: [String]
    public var biography: String

    public init(
        name: String, email: EmailAddress? = nil, organisation: String = "", jobTitle: String = "",
        sector: String = "", seniority: String = "", region: String = "", tags: [String] = [], biography: String = ""
    ) {
        self.name = name
        self.email = email
        self.organisation = organisation
        self.jobTitle = jobTitle
        self.sector = sector
        self.seniority = seniority
        self.region = region
        self.tags = tags
        self.biography = biography
    }

    /// Reads `name`, `email`, `organisation`, `job_title`, `sector`, `seniority`, `region`, `tags` (separated by
    /// semicolons or commas) and `biography`.
    public static func read(
        _ reader: inout FieldReader, over old: PersonDetails? = nil
    ) throws(DomainError) -> PersonDetails {
        let name = reader.line("name", else: old?.name ?? "")
        let email = reader.email("email", else: old?.email)
        let organisation = reader.line("organisation", else: old?.organisation ?? "")
        let jobTitle = reader.line("job_title", else: old?.jobTitle ?? "")
        let sector = reader.line("sector", else: old?.sector ?? "", longest: 100)
        let seniority = reader.line("seniority", else: old?.seniority ?? "", longest: 100)
        let region = reader.line("region", else: old?.region ?? "", longest: 100)
        let tags = readTags(&reader, else: old?.tags ?? [])
        let biography = reader.text("biography", else: old?.biography ?? "")
        if name.isEmpty, organisation.isEmpty { reader.refuse("name", "Give a name, or at least an organisation.") }
        try reader.finish()
        // Put together at last: what is made before it is known to be returned is copied, with a count for every text.
        return PersonDetails(
            name: name, email: email, organisation: organisation, jobTitle: jobTitle, sector: sector,
            seniority: seniority, region: region, tags: tags, biography: biography)
    }

    private static func readTags(_ reader: inout FieldReader, else old: [String]) -> [String] {
        if !old.isEmpty, reader.given("tags") == nil { return old }
        let text = reader.line("tags", longest: 1_000)
        if text.isEmpty { return [] }
        var tags: [String] = []
        // By bytes: to look for characters took a seventh of reading a list in which everybody has tags.
        // because: the pointer stays within the closure.
        text.utf8Span.span.withUnsafeBufferPointer { bytes in
            for part in bytes.split(whereSeparator: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") }) {
                let tag = FieldReader.trim(String(decoding: part, as: UTF8.self))
                if !tag.isEmpty, !tags.contains(tag) { tags.append(tag) }
            }
        }
        return tags
    }
}

public protocol PersonReading {
    func find(_ id: ID<Person>) throws -> Person?
    func find(_ email: EmailAddress) throws -> Person?
    /// The name of a person, or the organisation of a placeholder; nil when there is no such person.
    func displayName(_ id: ID<Person>) throws -> String?
    /// The oldest person of exactly this name and organisation, letter case aside, who has no e-mail address.
    func find(name: String, organisation: String) throws -> Person?
    func list(_ filter: PersonFilter, _ page: PageRequest) throws -> Page<PersonSummary>
    /// Where the person speaks and attends, newest event first.
    func parts(of id: ID<Person>) throws -> [PersonPart]
}

public protocol PersonWriting {
    func insert(_ person: consuming Person) throws -> Person
    func save(_ person: Person) throws
    func delete(_ id: ID<Person>) throws
}

/// What a list of people is narrowed to and sorted by.
public struct PersonFilter: Hashable, Sendable {
    /// Words that begin a word of the name, the organisation, the job title or the e-mail address.
    public var text: String = ""
    public var sort: PersonSort = .name
    public var direction: SortDirection = .ascending

    public init() {}
}

public enum PersonSort: String, CaseIterable, Hashable, Sendable {
    case name, organisation
}

/// A person in a list.
public struct PersonSummary: Hashable, Sendable {
    public var person: Person
    /// Sessions in which the person speaks.
    public var sessions: Int
    /// Events that the person attends.
    public var events: Int

    public init(person: Person, sessions: Int, events: Int) {
        self.person = person
        self.sessions = sessions
        self.events = events
    }
}

/// One thing that ties a person to an event.
public enum PersonPart: Hashable, Sendable {
    case speaks(event: Event, session: Session, role: SpeakerRole)
    case attends(event: Event, attendee: Attendee)

    public var event: Event {
        switch self {
        case .speaks(let event, _, _), .attends(let event, _): event
        }
    }
}
