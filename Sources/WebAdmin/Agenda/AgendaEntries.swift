import Domain
import Pages
import TimeZones

/// Makes the agenda's items into what the grid and the list show.
struct AgendaEntries {
    let event: Event
    let rooms: [Room]
    /// How bad the conflicts of each session are that has any.
    let conflicts: [ID<Session>: ConflictSeverity]
    let canMove: Bool
    /// Whether the grid editor takes the cards in hand.
    var hasEditor = false
    let t: Language

    func entries(for items: [AgendaItem], on day: CivilDate) -> [AgendaEntry] {
        items.compactMap { item in item.session.slot.map { entry(item, $0, on: day) } }
    }

    private func entry(_ item: AgendaItem, _ slot: Slot, on day: CivilDate) -> AgendaEntry {
        let session = item.session
        let words = SlotWords(zone: event.details.zone, t: t)
        let (start, end) = minutes(of: slot, since: day)
        return AgendaEntry(
            anchor: "session-\(session.key)", title: session.details.title,
            path: AdminLinks.session(event.slug, session.key), times: words.times(slot), start: start,
            end: end, room: slot.room.flatMap { id in rooms.firstIndex { $0.id == id } },
            roomName: words.place(item.room),
            people: item.speakers.map(\.person.displayName),
            track: item.track.map { .init($0.details.name, $0.details.colour) },
            tags: draft(session) + (hasEditor ? [] : conflicts[session.id].map { [$0.tag(t)] } ?? []),
            actions: canMove ? [move(session)] : [], emphasis: session.details.kind.emphasis,
            isCancelled: session.details.state == .cancelled, handle: handle(session))
    }

    /// Those that have no place yet: each says its kind and how long it takes.
    func waiting(_ items: [AgendaItem]) -> [AgendaEntry] {
        items.map { item in
            let session = item.session
            return AgendaEntry(
                anchor: "session-\(session.key)", title: session.details.title,
                path: AdminLinks.session(event.slug, session.key), times: SlotWords.length(of: session, t), start: 0,
                end: Int(session.usualLength / 60), people: item.speakers.map(\.person.displayName),
                track: item.track.map { .init($0.details.name, $0.details.colour) }, tags: draft(session),
                actions: canMove ? [move(session)] : [], emphasis: session.details.kind.emphasis,
                handle: handle(session))
        }
    }

    private func draft(_ session: Session) -> [Tag] {
        session.details.state == .draft ? [SessionState.draft.tag(t)] : []
    }

    private func handle(_ session: Session) -> AgendaHandle? {
        guard hasEditor else { return nil }
        return AgendaHandle(
            key: session.key.description, version: session.version, path: AdminLinks.slotMove(event.slug, session.key),
            from: session.slot?.start.iso8601 ?? "", to: session.slot?.end.iso8601 ?? "",
            mark: conflicts[session.id].map { .init($0.rawValue, $0.tag(t)) })
    }

    private func move(_ session: Session) -> ActionLink {
        ActionLink(
            session.slot == nil ? t("Place") : t("Move"), AdminLinks.slot(event.slug, session.key), .plain,
            hiddenText: session.details.title)
    }

    /// On the venue's clock; a later day counts on.
    func minutes(of slot: Slot, since day: CivilDate) -> (start: Int, end: Int) {
        let start = minutes(slot.start, since: day)
        // A clock that is put back within a session would end it before it began.
        return (start, max(minutes(slot.end, since: day), start + 5))
    }

    private func minutes(_ instant: Instant, since day: CivilDate) -> Int {
        let clock = event.details.zone.wallClock(at: instant)
        return Int(clock.date.dayNumber - day.dayNumber) * 1440 + clock.secondOfDay / 60
    }
}
