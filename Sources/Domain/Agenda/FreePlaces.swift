public import TimeZones

/// Where a session of some length could go on one day: rooms that are open and free then, while its people are free.
public struct FreePlaces: Sendable {
    /// Nil for a day that the zone left out.
    private let day: TimeSpan?
    private let rooms: [Room]
    /// What takes place that day, without the session itself.
    private let taken: [AgendaItem]
    private let availability: [ID<Person>: [TimeSpan]]

    /// Looks at `date` by the event's clock, from the first to the last session of that day; from 09:00 to 17:00 while
    /// there is none.
    public init(
        on date: CivilDate, of event: Event, items: [AgendaItem], rooms: [Room],
        availability: [ID<Person>: [TimeSpan]] = [:], besides session: ID<Session>? = nil
    ) {
        let zone = event.details.zone
        let held = items.filter { $0.isHeld && $0.session.slot != nil }
        let begun = held.compactMap(\.session.slot).filter { zone.wallClock(at: $0.start).date == date }
        let day = Self.frame(of: begun, on: date, zone)
        self.day = day
        // One that began the day before may still be on.
        taken = held.filter { item in
            guard let day, let slot = item.session.slot else { return false }
            return item.session.id != session && slot.start < day.end && day.start < slot.end
        }
        self.rooms = rooms
        self.availability = availability
    }

    private static func frame(of slots: [Slot], on date: CivilDate, _ zone: Zone) -> TimeSpan? {
        if let first = slots.map(\.start).min(), let last = slots.map(\.end).max(), let span = TimeSpan(first, last) {
            return span
        }
        let time = { (hour: Int) -> Instant in
            // because: the hours below are hours of a day
            switch zone.resolve(WallClock(date: date, hour: hour, minute: 0)!) {
            case .unique(let instant), .overlap(let instant, _): instant
            case .gap(_, let after): after
            }
        }
        // Both are the same moment on a day that the zone left out, as Samoa did 30 December 2011.
        return TimeSpan(time(9), time(17))
    }

    /// Slots of `length` seconds in which the people could be there, by start and then room: at the beginning of each
    /// free stretch of a room, and wherever something else of the day begins or ends within it.
    public func slots(lasting length: Int64, for people: [ID<Person>] = []) -> [Slot] {
        guard let day else { return [] }
        let times = Set(taken.compactMap(\.session.slot).flatMap { [$0.start, $0.end] } + [day.start])
        let busy = taken.filter { item in item.speakers.contains { people.contains($0.person.id) } }
            .compactMap(\.session.slot)
        var found: [(slot: Slot, position: Int)] = []
        for (position, room) in rooms.enumerated() {
            for free in freeSpans(of: room, on: day) {
                for start in times.filter({ free.start <= $0 && $0 < free.end }).union([free.start]) {
                    guard let slot = Slot(room: room.id, start: start, end: start.adding(seconds: length)),
                        slot.end <= free.end, !busy.contains(where: slot.overlaps),
                        people.allSatisfy({ TimeSpan.cover(slot, availability[$0] ?? []) })
                    else { continue }
                    found.append((slot, position))
                }
            }
        }
        return found.sorted { ($0.slot.start, $0.position) < ($1.slot.start, $1.position) }.map(\.slot)
    }

    /// The stretches of the day in which the room is open and holds fewer sessions than it can.
    private func freeSpans(of room: Room, on day: TimeSpan) -> [TimeSpan] {
        let open = room.details.hours.isEmpty ? [day] : room.details.hours.compactMap { $0.within(day) }
        let everywhere = taken.compactMap(\.session.slot).filter { $0.room == nil }
        let here = taken.compactMap(\.session.slot).filter { $0.room == room.id }
        let full = TimeSpan.held(atLeast: room.details.sessionsAtOnce, of: here)
        let closed = TimeSpan.merged(full + TimeSpan.held(atLeast: 1, of: everywhere))
        return open.flatMap { $0.without(closed) }
    }
}

extension TimeSpan {
    /// The part of it that lies in the other.
    func within(_ other: TimeSpan) -> TimeSpan? { TimeSpan(max(start, other.start), min(end, other.end)) }

    /// What is left of it without `taken`, which are in order and apart.
    func without(_ taken: [TimeSpan]) -> [TimeSpan] {
        var left: [TimeSpan] = []
        var from = start
        for span in taken where span.end > from && span.start < end {
            if let free = TimeSpan(from, min(span.start, end)) { left.append(free) }
            from = max(from, span.end)
        }
        if let free = TimeSpan(from, end) { left.append(free) }
        return left
    }

    /// When at least `count` of the slots are held at once, in order and apart.
    static func held(atLeast count: Int, of slots: [Slot]) -> [TimeSpan] {
        // Ends come before starts, since touching ends do not overlap.
        let turns = slots.flatMap { [($0.start, 1), ($0.end, -1)] }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
        var (held, since): (Int, Instant?) = (0, nil)
        var spans: [TimeSpan] = []
        for (time, change) in turns {
            held += change
            if held >= count, since == nil { since = time }
            if held < count, let start = since {
                if let span = TimeSpan(start, time) { spans.append(span) }
                since = nil
            }
        }
        return merged(spans)
    }
}
