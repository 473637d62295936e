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
    /// What is wrong with where the session is now.
    let conflicts: [Conflict]

    init(
        event: Event, old: Session, session: Session, remarks: [Message], _ tx: any ReadTransaction
    ) throws {
        self.event = event
        self.old = old
        self.session = session
        self.remarks = remarks
        rooms = try tx.rooms.all(in: event.id)
        conflicts = try Conflicts.of(event, in: tx).settled(byMoving: session.id)
    }

    /// Back on the agenda, at the session.
    func told(by visit: Visit) -> Response {
        let slug = event.slug
        let words = SlotWords(zone: event.details.zone, t: visit.t)
        guard let slot = session.slot else {
            let undo = old.slot.map { visit.undo(AdminLinks.slot(slug, session.key), fields($0)) }
            return visit.done(sentence(words), to: AdminLinks.agenda(slug) + "#unscheduled", undo: undo)
        }
        let undo =
            old.slot.map { visit.undo(AdminLinks.slot(slug, session.key), fields($0)) }
            ?? visit.undo(AdminLinks.slotDeletion(slug, session.key), [version])
        let path = QueryText.path(AdminLinks.agenda(slug), [("day", words.day(slot).iso8601)])
        return visit.done(
            sentence(words), to: path + "#session-\(session.key)", tone: isFine ? .ok : .warn,
            undo: old.slot == session.slot ? nil : undo)
    }

    /// What to say of it to somebody who sees it done.
    func sentence(_ words: SlotWords) -> Message {
        let title = session.details.title
        guard let slot = session.slot else { return "\(title) is unscheduled." }
        let place = words.place(rooms.first { $0.id == slot.room })
        return said("\(title) is now on \(words.when(slot)), \(place).")
    }

    var isFine: Bool { remarks.isEmpty && conflicts.isEmpty }

    private func said(_ message: Message) -> Message {
        var message = message
        for remark in remarks { message = "\(message) \(remark)" }
        if let first = conflicts.first { message = "\(message) \(told(of: first))" }
        return message
    }

    private func told(of first: Conflict) -> Message {
        Message(
            count: conflicts.count, one: "There is a conflict: {1}", other: "There are {0} conflicts. The first: {1}",
            .message(first.sentence))
    }

    private func fields(_ slot: Slot) -> [(String, String)] {
        SlotForm.fields(slot, rooms: rooms) + [version]
    }

    /// What was done since by somebody else is not taken back with it.
    private var version: (String, String) { (FormState.versionField.rawValue, String(session.version)) }
}
