import Domain

struct SessionRows: RowTaker {
    /// The rooms and tracks that the file may name; the file itself makes none, so they stay what they are.
    let setting: EventSetting
    private var seen = Seen<Session>()

    init(setting: EventSetting) { self.setting = setting }

    var events: [Slug] { [setting.event.slug] }

    mutating func take(_ row: inout RowReading, in tx: any WriteTransaction) throws -> Outcome {
        let event = setting.event.id
        let key = row.fields.requiredValue(
            "key", missing: "Give the session a key, such as d1-opening: it is known by it.",
            orSay: "Use letters, digits, hyphens, underscores and dots, such as d1-opening."
        ) { SessionKey($0) }
        let old = try key.flatMap { try tx.sessions.find($0, in: event) }
        // The first reading's problems stay in the reader, so the second throws them all, its own included.
        let read = try? SessionDetails.read(&row.fields, over: old?.details, in: setting)
        let identity = CalendarIdentity.read(&row.fields)
        let placing = try SlotReading.read(&row.fields, over: old?.slot, in: setting)
        guard let details = read else { throw DomainError.invalid(row.fields.problems) }
        row.remarks += placing.remarks
        row.name = details.title
        let repeated = try repeated(by: old, row, in: tx)
        if let identity { row.remarks += try remarks(on: identity, of: old, in: tx) }
        guard let old else {
            let session = try Sessions.create(
                details, key: key, slot: placing.slot, repeating: repeated, as: identity, in: event, tx)
            seen.note(session.id, line: row.line)
            row.made(.session, session.id)
            return .created
        }
        if old.details != details || old.slot != placing.slot { try seen.requireAgreement(about: old.id, by: "key") }
        seen.note(old.id, &row)
        _ = try Sessions.update(old.id, in: event, to: details, tx)
        let session = try Agenda.place(old.id, in: event, at: placing.slot, tx)
        if session.version == old.version { return .unchanged }
        try row.changed(
            .session, session.id, ImportKind.sessions.fields, from: Cells.of(old, in: setting),
            to: Cells.of(session, in: setting))
        return .changed
    }

    /// A session keeps its name in calendars, and no two have the same.
    private func remarks(
        on identity: CalendarIdentity, of old: Session?, in tx: any ReadTransaction
    ) throws -> [Message] {
        if let old {
            return old.uid == identity.uid ? [] : ["The session is known in calendars by another UID, and stays so."]
        }
        return try tx.sessions.hasUID(identity.uid)
            ? ["Another session of this installation has this UID already, so this one has its own in calendars."] : []
    }

    /// The session that the row's holds again. What a session repeats is settled when it is made.
    private func repeated(
        by old: Session?, _ row: RowReading, in tx: any WriteTransaction
    ) throws -> ID<Session>? {
        guard let text = row.fields.given("repeats") else { return old?.repeats }
        let repeated = try SessionKey(text).flatMap { try tx.sessions.find($0, in: setting.event.id) }
        if !text.isEmpty, repeated == nil {
            throw DomainError.invalid([
                FieldProblem("repeats", "There is no session of this key in a row before.", value: text)
            ])
        }
        if let old, old.repeats != repeated?.original {
            throw DomainError.invalid([
                FieldProblem("repeats", "What a session repeats cannot be changed: make it anew.", value: text)
            ])
        }
        return repeated?.original
    }
}
