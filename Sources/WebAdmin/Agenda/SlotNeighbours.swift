import Domain
import HTML
import Pages
import TimeZones

/// What else is on the agenda that day, beside the session that is being placed.
struct SlotNeighbours {
    let event: Event
    let session: Session
    /// Where the session is now.
    let slot: Slot?
    let items: [AgendaItem]

    /// Whether the two cannot both be held in one room, with `session` at `slot`. All rooms is every room.
    static func clash(_ other: Session, _ session: Session, at slot: Slot?) -> Bool {
        guard let slot, let taken = other.slot, other.id != session.id, other.details.state != .cancelled,
            session.details.state != .cancelled, slot.overlaps(taken)
        else { return false }
        return slot.room == taken.room && slot.room != nil
    }

    func html(_ t: Language) -> HTML {
        let others = items.filter { $0.session.id != session.id }
        guard !others.isEmpty else { return "<p>\(t("Nothing else is placed on this day."))</p>" }
        let columns = [
            Table.Column(t("Time")), Table.Column(t("Room")), Table.Column(t("Session")), Table.Column(t("People")),
        ]
        return Table(t("Other sessions of the day"), columns: columns, rows: others.map { row($0, t) }).html
    }

    private func row(_ item: AgendaItem, _ t: Language) -> Table.Row {
        let words = SlotWords(zone: event.details.zone, t: t)
        let other = item.session
        let clash = Self.clash(other, session, at: slot) ? Tag(t("Same room, same time"), .bad) : nil
        return Table.Row([
            "<span class=\"nowrap\">\(other.slot.map(words.times) ?? "")</span>", "\(words.place(item.room))",
            """
            <a href="\(url: AdminLinks.session(event.slug, other.key))">\(other.details.title)</a> \(clash)
            """,
            "\(item.speakers.map(\.person.displayName).joined(separator: ", "))",
        ])
    }
}
