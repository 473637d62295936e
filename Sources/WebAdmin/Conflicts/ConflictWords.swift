import Domain
import Pages
import TimeZones

/// Where the sessions of a conflict stand, and who allows it, in words.
struct ConflictWords {
    private let event: Event
    private let rooms: [ID<Room>: Room]
    private let slots: SlotWords
    private let t: Language

    init(event: Event, rooms: [Room], _ t: Language) {
        self.event = event
        self.rooms = Dictionary(rooms.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        slots = SlotWords(zone: event.details.zone, t: t)
        self.t = t
    }

    /// `Tuesday 29 November, 9:30am to 10:15am · Main hall`.
    func place(_ party: ConflictParty) -> String {
        [slots.when(party.slot), slots.place(party.slot.room.flatMap { rooms[$0] })].joined(separator: " · ")
    }

    /// The session in the agenda of its day.
    func path(_ party: ConflictParty) -> String {
        let day = slots.day(party.slot).iso8601
        return QueryText.path(AdminLinks.agenda(event.slug), [("day", day)]) + "#session-\(party.key)"
    }

    func author(of waiver: ConflictWaiver) -> String {
        waiver.author.isEmpty ? t("The operator") : waiver.author
    }
}
