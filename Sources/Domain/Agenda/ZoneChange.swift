import TimeZones

/// Another zone for an event: what stands on its wall keeps its times there. A time that the new zone skips or has twice
/// is taken after the jump, or the first time.
struct ZoneChange {
    let event: ID<Event>
    let old: Zone
    let new: Zone

    /// Moves the slots of draft and releases, the hours of the rooms and when people can be there.
    func apply(_ tx: any WriteTransaction) throws {
        for session in try tx.sessions.all(in: event) {
            guard let slot = session.slot, let span = TimeSpan(slot.start, slot.end) else { continue }
            let moved = moved(span)
            _ = try Agenda.place(
                session.id, in: event, at: Slot(room: slot.room, start: moved.start, end: moved.end), tx)
        }
        for (id, slot) in try tx.releases.slots(in: event).sorted(by: { $0.key < $1.key }) {
            guard let span = TimeSpan(slot.start, slot.end).map(moved),
                let slot = Slot(room: slot.room, start: span.start, end: span.end)
            else { continue }
            try tx.moveReleased(id, to: slot)
        }
        for room in try tx.rooms.all(in: event) where !room.details.hours.isEmpty {
            var details = room.details
            details.hours = TimeSpan.merged(details.hours.map(moved))
            _ = try Rooms.update(room.id, in: event, to: details, tx)
        }
        for (person, spans) in try tx.availability.all(in: event).sorted(by: { $0.key < $1.key }) {
            try Availability.set(Availability(event: event, person: person, spans: spans.map(moved)), tx)
        }
    }

    /// The same times on the wall; as long as before when the end would not come after the start.
    private func moved(_ span: TimeSpan) -> TimeSpan {
        let start = moved(span.start)
        // because: a span that is as long as another ends after it starts
        return TimeSpan(start, moved(span.end)) ?? TimeSpan(start, start.adding(seconds: span.length))!
    }

    private func moved(_ instant: Instant) -> Instant {
        switch new.resolve(old.wallClock(at: instant)) {
        case .unique(let moved): moved
        case .overlap(let first, _): first
        case .gap(_, let after): after
        }
    }
}
