import Domain
import HTTP
import HTTPTypes
import Pages
import TimeZones

/// The answers to a move of the grid editor, in JSON: where the session is, what to say of it, and how the agenda stands.
enum MoveAnswer {
    static func done(_ move: SlotMove, _ visit: Visit, _ state: AgendaState) -> Response {
        let words = SlotWords(zone: move.event.details.zone, t: visit.t)
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("told", visit.t(move.sentence(words)))
            writer.member("fine", move.isFine)
            writer.name("moved")
            write(move, on: state.day, words, to: &writer)
            writer.name("state")
            state.write(to: &writer, visit.t)
        }
        return .json(writer.bytes)
    }

    private static func write(_ move: SlotMove, on day: CivilDate, _ words: SlotWords, to writer: inout JSONWriter) {
        let session = move.session
        writer.object { writer in
            writer.member("key", session.key.description)
            writer.member("version", session.version)
            writer.member("from", session.slot?.start.iso8601 ?? "")
            writer.member("to", session.slot?.end.iso8601 ?? "")
            let room = move.rooms.firstIndex { $0.id == session.slot?.room }
            writer.member("room", room)
            guard let slot = session.slot else {
                writer.member("words", SlotWords.length(of: session, words.t))
                return
            }
            let entries = AgendaEntries(event: move.event, rooms: move.rooms, conflicts: [:], canMove: true, t: words.t)
            let minutes = entries.minutes(of: slot, since: day)
            writer.member("start", minutes.start)
            writer.member("end", minutes.end)
            writer.member("words", words.t("\(words.times(slot)), \(words.place(room.map { move.rooms[$0] }))"))
        }
    }

    /// Nothing was written. After a conflict it is told who was first, and where the session is now.
    static func refused(
        _ error: DomainError, _ visit: Visit, shown: String?, _ tx: any ReadTransaction
    ) throws -> Response {
        let t = visit.t
        let state = try AgendaState(visit, shown: shown, tx)
        var told = error.messages.map { t($0) }.joined(separator: " ")
        if case .conflict = error, let clash = try clash(visit, state, tx) { told = t(clash) }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("told", told)
            writer.member("fine", false)
            writer.name("state")
            state.write(to: &writer, t)
        }
        return .json(writer.bytes, status: error.status)
    }

    private static func clash(_ visit: Visit, _ state: AgendaState, _ tx: any ReadTransaction) throws -> Message? {
        let event = state.days.event
        let key = visit.request.parameters["session"]
        guard let item = state.days.items.first(where: { $0.session.key.description == key }) else { return nil }
        let title = item.session.details.title
        let who = try author(of: item.session, in: event, visit.t, tx)
        guard let slot = item.session.slot else {
            return "\(who) took “\(title)” off the agenda or changed it meanwhile. Nothing was overwritten."
        }
        let words = SlotWords(zone: event.details.zone, t: visit.t)
        let place = visit.t("\(words.when(slot)), \(words.place(item.room))")
        return "\(who) changed “\(title)” meanwhile: it is on \(place). Nothing was overwritten."
    }

    /// Whoever changed the session last, by the log.
    private static func author(
        of session: Session, in event: Event, _ t: Language, _ tx: any ReadTransaction
    ) throws -> String {
        var filter = LogFilter()
        filter.event = event.id
        filter.kind = .session
        filter.name = session.details.title
        let entries = try tx.log.list(filter, before: nil, limit: 20)
        guard let entry = entries.first(where: { $0.object.id == session.id.rawValue }) else {
            return t("Somebody else")
        }
        return try entry.author.administrator.flatMap { try tx.administrators.find($0) }?.displayName
            ?? LogWords(entry, event: event, t).author
    }
}
