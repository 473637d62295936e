/// Everything that the conflicts of an agenda depend on.
public struct ConflictSetting: Sendable {
    public var event: Event
    /// The event's rooms. In an event without any no session takes a room.
    public var rooms: [Room]
    public var items: [AgendaItem]
    /// When those people can be there who cannot always.
    public var availability: [ID<Person>: [TimeSpan]]
    /// Who has each session in their agenda, each person once.
    public var choices: [ID<Session>: [ID<Person>]]

    public init(
        event: Event, rooms: [Room], items: [AgendaItem], availability: [ID<Person>: [TimeSpan]] = [:],
        choices: [ID<Session>: [ID<Person>]] = [:]
    ) {
        self.event = event
        self.rooms = rooms
        self.items = items
        self.availability = availability
        self.choices = choices
    }

    /// The draft of an event's agenda.
    public static func draft(of event: Event, in tx: any ReadTransaction) throws -> ConflictSetting {
        ConflictSetting(
            event: event, rooms: try tx.rooms.all(in: event.id), items: try Agenda.items(of: event.id, in: tx),
            availability: try tx.availability.all(in: event.id),
            choices: try tx.personalAgendas.attendees(in: event.id))
    }
}
