import TimeZones

extension Releases {
    /// Makes the draft what a release shows. Sessions that the release does not have become unscheduled; nothing that
    /// was written since is deleted. A session or a room that is there no longer is made again, under its own address
    /// and with its own name in calendars.
    public static func resetDraft(
        of event: ID<Event>, to number: Int, _ tx: any WriteTransaction
    ) throws {
        let release = try found(number, of: event, in: tx)
        let items = try agenda(of: release, in: tx).items
        let shown = Set(items.map(\.session.id))
        for session in try tx.sessions.all(in: event) where session.slot != nil && !shown.contains(session.id) {
            _ = try Agenda.place(session.id, in: event, at: nil, tx)
        }
        var reset = DraftReset(event: event, tx: tx)
        // Those that others repeat come first, since a repeat needs what it repeats.
        for item in items.sorted(by: { !$0.isRepeat && $1.isRepeat }) { try reset.take(item) }
    }
}

extension AgendaItem {
    fileprivate var isRepeat: Bool { session.repeats != nil }
}

private struct DraftReset {
    let event: ID<Event>
    let tx: any WriteTransaction
    /// For an original that is gone, the first of its times that was made again: the others repeat that one.
    private var heirs: [ID<Session>: ID<Session>] = [:]

    init(event: ID<Event>, tx: any WriteTransaction) {
        self.event = event
        self.tx = tx
    }

    mutating func take(_ item: AgendaItem) throws {
        let slot = try slot(of: item)
        let session: Session
        if let old = try tx.sessions.find(item.session.id, in: event) {
            let details = try details(of: item, over: old.details)
            let updated = try Sessions.update(old.id, in: event, to: details, tx)
            session = updated.slot == slot ? updated : try Agenda.place(old.id, in: event, at: slot, tx)
        } else {
            session = try restore(item, at: slot)
        }
        if session.repeats == nil { try takeSpeakers(of: item, into: session.id) }
    }

    /// What the release does not show (length asked for, numbers expected) stays as it is.
    private func details(of item: AgendaItem, over old: SessionDetails) throws -> SessionDetails {
        var details = old.sharing(item.session.details)
        details.state = item.session.details.state
        details.track = try item.track.flatMap { try track($0) }
        return details
    }

    private mutating func restore(_ item: AgendaItem, at slot: Slot?) throws -> Session {
        let old = item.session
        let isKeyTaken = try tx.sessions.find(old.key, in: event) != nil
        let original = try old.repeats.flatMap { try tx.sessions.find(heirs[$0] ?? $0, in: event)?.original }
        if let gone = old.repeats, original == nil { heirs[gone] = old.id }
        return try tx.insert(
            Session(
                id: old.id, event: event,
                key: isKeyTaken ? try Sessions.freeKey(for: old.details.title, in: event, tx) : old.key,
                details: try details(of: item, over: old.details), slot: slot, repeats: original, uid: old.uid,
                sequence: old.sequence, announcedAt: old.announcedAt, createdAt: old.createdAt, changedAt: tx.now))
    }

    private func slot(of item: AgendaItem) throws -> Slot? {
        guard let slot = item.session.slot else { return nil }
        return Slot(room: try item.room.map(room), start: slot.start, end: slot.end)
    }

    private func room(_ room: Room) throws -> ID<Room> {
        if try tx.rooms.find(room.id, in: event) != nil { return room.id }
        if let known = try tx.rooms.find(name: room.details.name, in: event) { return known.id }
        return try Rooms.restore(room, in: event, tx).id
    }

    private func track(_ track: Track) throws -> ID<Track>? {
        try (tx.tracks.find(track.slug, in: event) ?? tx.tracks.find(name: track.details.name, in: event))?.id
    }

    /// The release's speakers, in its order; a person who was deleted since stays away.
    private func takeSpeakers(of item: AgendaItem, into session: ID<Session>) throws {
        let wanted = item.speakers.map(Part.init)
        let now = try tx.speakers.all(inSession: session)
        if now.map(Part.init) == wanted { return }
        for part in now { try Speakers.remove(part.speaker.id, from: session, in: event, tx) }
        for part in item.speakers where try tx.people.find(part.person.id) != nil {
            _ = try Speakers.add(
                part.person.id, as: part.speaker.role, at: part.speaker.position, to: session, in: event, tx)
        }
    }

    private struct Part: Hashable {
        let person: ID<Person>
        let role: SpeakerRole
        let position: Int

        init(_ part: SessionSpeaker) {
            person = part.person.id
            role = part.speaker.role
            position = part.speaker.position
        }
    }
}
