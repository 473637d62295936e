import TimeZones

extension ConflictSearch {
    /// What is wrong with a session on its own.
    mutating func lookAtEachSession() {
        let days = EventDays(setting.event)
        for index in placed.indices {
            let item = setting.items[placed[index].item]
            let slot = placed[index].slot
            if placed[index].isDraft, !item.session.isBlocker { add(Conflict(.unreleasable, party(index))) }
            if !days.hold(slot) { add(Conflict(.outsideDays, party(index))) }
            if let asked = item.session.details.duration, slot.length != Int64(asked) * 60 {
                add(
                    Conflict(
                        .otherLength, party(index), measure: .minutes(Int(slot.length / 60), needed: asked)))
            }
            if let room = slot.room.flatMap({ rooms[$0] }) { lookAt(room, of: index) }
            lookAtAvailability(item, index)
        }
        for item in setting.items where item.session.details.state == .cancelled && !item.session.isReleasable {
            guard let slot = item.session.slot else { continue }
            add(Conflict(.unreleasable, ConflictParty(item.session, at: slot)))
        }
    }

    private mutating func lookAt(_ room: Room, of index: Int) {
        if !TimeSpan.cover(placed[index].slot, room.details.hours) {
            add(Conflict(.roomClosed, party(index), room: room))
        }
        guard let places = room.details.capacity else { return }
        let expected = setting.items[placed[index].item].session.details.expected ?? 0
        let chosen = setting.choices[placed[index].id]?.count ?? 0
        guard max(expected, chosen) > places else { return }
        let measure: Conflict.Measure =
            expected >= chosen ? .expected(expected, places: places) : .chosen(chosen, places: places)
        add(Conflict(.roomTooSmall, party(index), room: room, measure: measure))
    }

    private mutating func lookAtAvailability(_ item: AgendaItem, _ index: Int) {
        if setting.availability.isEmpty { return }
        var seen: Set<ID<Person>> = []
        for part in item.speakers {
            guard let spans = setting.availability[part.person.id], !TimeSpan.cover(placed[index].slot, spans),
                seen.insert(part.person.id).inserted
            else { continue }
            let person = ConflictPerson(id: part.person.id, name: part.person.displayName)
            add(Conflict(.unavailable, party(index), person: person))
        }
    }
}

/// The days of an event as a span of wall-clock time in its zone. The last night may go on until noon.
private struct EventDays {
    private let zone: Zone
    private let first: CivilDate
    private let last: CivilDate

    init(_ event: Event) {
        zone = event.details.zone
        first = event.details.firstDay
        last = event.details.lastDay
    }

    func hold(_ slot: Slot) -> Bool {
        let (start, end) = (zone.wallClock(at: slot.start), zone.wallClock(at: slot.end))
        guard start.date >= first, start.date <= last else { return false }
        return end.date <= last || end.date == last.adding(days: 1) && end.secondOfDay <= 12 * 3600
    }
}
