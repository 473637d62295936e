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
    let t: Language

    func entries(for items: [AgendaItem], on day: CivilDate) -> [AgendaEntry] {
        items.compactMap { item in item.session.slot.map { entry(item, $0, on: day) } }
    }

    private func entry(_ item: AgendaItem, _ slot: Slot, on day: CivilDate) -> AgendaEntry {
        let session = item.session
        let words = SlotWords(zone: event.details.zone, t: t)
        let start = minutes(slot.start, since: day)
        return AgendaEntry(
            anchor: "session-\(session.key)", title: session.details.title,
            path: AdminLinks.session(event.slug, session.key), times: words.times(slot), start: start,
            // A clock that is put back within a session would end it before it began.
            end: max(minutes(slot.end, since: day), start + 5),
            room: slot.room.flatMap { id in rooms.firstIndex { $0.id == id } }, roomName: words.place(item.room),
            people: item.speakers.map(\.person.displayName),
            track: item.track.map { .init($0.details.name, $0.details.colour) },
            tags: (session.details.state == .draft ? [SessionState.draft.tag(t)] : [])
                + (conflicts[session.id].map { [$0.tag(t)] } ?? []),
            actions: canMove ? [move(session)] : [], emphasis: session.details.kind.emphasis,
            isCancelled: session.details.state == .cancelled)
    }

    private func move(_ session: Session) -> ActionLink {
        ActionLink(
            t("Move"), AdminLinks.slot(event.slug, session.key), .plain, hiddenText: session.details.title)
    }

    /// On the venue's clock; a later day counts on.
    private func minutes(_ instant: Instant, since day: CivilDate) -> Int {
        let clock = event.details.zone.wallClock(at: instant)
        return Int(clock.date.dayNumber - day.dayNumber) * 1440 + clock.secondOfDay / 60
    }
}
