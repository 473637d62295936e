import TimeZones

/// When somebody can be at an event. Nothing stored is any time.
public struct Availability: Hashable, Sendable {
    public let event: ID<Event>
    public let person: ID<Person>
    /// In order and apart from each other; empty is any time.
    public var spans: [TimeSpan]

    public init(event: ID<Event>, person: ID<Person>, spans: [TimeSpan]) {
        self.event = event
        self.person = person
        self.spans = TimeSpan.merged(spans)
    }

    /// Reads `availability`: spans in the event's zone, empty for any time.
    public static func read(
        _ reader: inout FieldReader, of person: ID<Person>, at event: Event
    ) throws(DomainError) -> Availability {
        let spans = TimeSpan.readAll(&reader, "availability", else: [], zone: event.details.zone)
        try reader.finish()
        return Availability(event: event.id, person: person, spans: spans)
    }

    /// Sets when the person can be at the event.
    public static func set(_ availability: Availability, _ tx: any WriteTransaction) throws {
        guard try tx.people.find(availability.person) != nil else {
            throw DomainError.notFound("There is no such person.")
        }
        if try tx.availability.all(in: availability.event)[availability.person, default: []] == availability.spans {
            return
        }
        try tx.save(availability)
    }
}

public protocol AvailabilityReading {
    /// The spans of everybody who cannot be there at any time.
    func all(in event: ID<Event>) throws -> [ID<Person>: [TimeSpan]]
}

public protocol AvailabilityWriting {
    /// Keeps the spans; none takes the limit away.
    func save(_ availability: Availability) throws
}

extension Availability: LoggedFields {
    public func logObject(in tx: any ReadTransaction) throws -> LogObject {
        LogObject(
            .availability, id: person.rawValue, name: try tx.people.displayName(person) ?? "", event: event)
    }

    func logValues(in tx: any ReadTransaction) -> [LogValue] { [LogValue("availability", TimeSpan.lines(spans))] }
}
