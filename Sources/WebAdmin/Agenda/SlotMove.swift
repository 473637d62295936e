import Domain
import HTTP
import Pages
import TimeZones

/// A session that was placed, moved or taken off the agenda: what to say of it, and how to take it back.
struct SlotMove: Sendable {
    let event: Event
    let old: Session
    let session: Session
    let remarks: [Message]
    let rooms: [Room]
    /// The sessions that are held at the same time in the same room.
    let overlapping: [String]

    init(
        event: Event, old: Session, session: Session, remarks: [Message], _ tx: any ReadTransaction
    ) throws {
        self.event = event
        self.old = old
        self.session = session
        self.remarks = remarks
        rooms = try tx.rooms.all(in: event.id)
        overlapping = try tx.sessions.all(in: event.id)
            .filter { SlotNeighbours.clash($0, session, at: session.slot) }.map(\.details.title)
    }

    /// Back on the agenda, at the session.
    func told(by visit: Visit) -> Response {
        let title = session.details.title
        let slug = event.slug
        guard let slot = session.slot else {
            let undo = old.slot.map { visit.undo(AdminLinks.slot(slug, session.key), fields($0)) }
            return visit.done("\(title) is unscheduled.", to: AdminLinks.agenda(slug) + "#unscheduled", undo: undo)
        }
        let words = SlotWords(zone: event.details.zone, t: visit.t)
        let undo =
            old.slot.map { visit.undo(AdminLinks.slot(slug, session.key), fields($0)) }
            ?? visit.undo(AdminLinks.slotDeletion(slug, session.key))
        let place = words.place(rooms.first { $0.id == slot.room })
        let path = QueryText.path(AdminLinks.agenda(slug), [("day", words.day(slot).iso8601)])
        let message = said("\(title) is now on \(words.when(slot)), \(place).")
        return visit.done(
            message, to: path + "#session-\(session.key)", tone: isFine ? .ok : .warn,
            undo: old.slot == session.slot ? nil : undo)
    }

    private var isFine: Bool { remarks.isEmpty && overlapping.isEmpty }

    private func said(_ message: Message) -> Message {
        var message = message
        for remark in remarks { message = "\(message) \(remark)" }
        if let other = overlapping.first { message = "\(message) \(overlap(with: other))" }
        return message
    }

    private func overlap(with other: String) -> Message {
        Message(
            count: overlapping.count, one: "It overlaps with {1} in the same room.",
            other: "It overlaps with {0} sessions in the same room, {1} among them.", .text(other))
    }

    private func fields(_ slot: Slot) -> [(String, String)] {
        SlotForm.fields(slot, rooms: rooms, zone: event.details.zone)
    }
}
