import TimeZones

@testable import Domain

/// The rules of docs/agenda.md, each as a sentence about a session or any two, tried on all of them.
struct BruteForce {
    let setting: ConflictSetting
    private(set) var found: [ConflictIdentity: Conflict.Measure?] = [:]

    private struct Placed {
        let item: AgendaItem
        let slot: Slot
        var session: Session { item.session }
        var id: ID<Session> { session.id }
        var kind: SessionKind { session.details.kind }
        var people: Set<ID<Person>> { Set(item.speakers.map(\.person).filter { !$0.isPlaceholder }.map(\.id)) }
    }

    private var zone: Zone { setting.event.details.zone }

    init(_ setting: ConflictSetting) {
        self.setting = setting
        let placed = setting.items.compactMap { item in
            item.session.details.state == .cancelled ? nil : item.session.slot.map { Placed(item: item, slot: $0) }
        }
        for one in placed {
            tryAlone(one)
            for other in placed where precedes(one, other) { tryPair(one, other, of: placed) }
        }
        for item in setting.items where item.session.slot != nil {
            let isLost = item.session.details.state == .cancelled && item.session.announcedAt == nil
            let isDraft = item.session.details.state == .draft && item.session.details.kind != .admin
            if isLost || isDraft { add(.unreleasable, item.session.id) }
        }
    }

    private func precedes(_ one: Placed, _ other: Placed) -> Bool {
        (one.slot.start, one.id) < (other.slot.start, other.id)
    }

    private mutating func add(
        _ kind: ConflictKind, _ first: ID<Session>, _ second: ID<Session>? = nil, person: ID<Person>? = nil,
        measure: Conflict.Measure? = nil
    ) {
        found[ConflictIdentity(kind: kind, first: first, second: second, person: person)] = .some(measure)
    }

    private mutating func tryAlone(_ one: Placed) {
        let details = one.session.details
        if let asked = details.duration, one.slot.length != Int64(asked * 60) {
            add(.otherLength, one.id, measure: .minutes(Int(one.slot.length / 60), needed: asked))
        }
        let (first, last) = (setting.event.details.firstDay, setting.event.details.lastDay)
        let isInside =
            one.slot.start >= at(first, hour: 0) && one.slot.start < at(last.adding(days: 1), hour: 0)
            && one.slot.end <= at(last.adding(days: 1), hour: 12)
        if !isInside { add(.outsideDays, one.id) }
        for person in Set(one.item.speakers.map(\.person.id)) {
            guard let spans = setting.availability[person] else { continue }
            if !isCovered(one.slot, spans) { add(.unavailable, one.id, person: person) }
        }
        guard let room = setting.rooms.first(where: { $0.id == one.slot.room }) else { return }
        if !room.details.hours.isEmpty, !isCovered(one.slot, room.details.hours) { add(.roomClosed, one.id) }
        guard let places = room.details.capacity else { return }
        let (expected, chosen) = (details.expected ?? 0, setting.choices[one.id]?.count ?? 0)
        if expected > places, expected >= chosen {
            add(.roomTooSmall, one.id, measure: .expected(expected, places: places))
        } else if chosen > places {
            add(.roomTooSmall, one.id, measure: .chosen(chosen, places: places))
        }
    }

    /// Whether every quarter of an hour, which all times in the tests are multiples of, is in one of the spans.
    private func isCovered(_ slot: Slot, _ spans: [TimeSpan]) -> Bool {
        stride(from: slot.start.secondsSince1970, to: slot.end.secondsSince1970, by: 300).allSatisfy { second in
            spans.contains { $0.start.secondsSince1970 <= second && second < $0.end.secondsSince1970 }
        }
    }

    private func at(_ day: CivilDate, hour: Int) -> Instant {
        // because: every day has these hours
        switch zone.resolve(WallClock(date: day, hour: hour, minute: 0)!) {
        case .unique(let instant), .overlap(let instant, _), .gap(_, let instant): instant
        }
    }

    private mutating func tryPair(_ one: Placed, _ other: Placed, of placed: [Placed]) {
        let overlap = one.slot.start < other.slot.end && other.slot.start < one.slot.end
        if overlap {
            let isRoom = tryRoom(one, other, of: placed)
            let kinds = [one.kind, other.kind]
            let isGathering = isForEverybody(one) || isForEverybody(other)
            if isGathering, !isRoom, !kinds.contains(.admin), !kinds.allSatisfy(\.isPause) {
                add(.besideGathering, one.id, other.id)
            }
            let isHeldTwice = one.session.original == other.session.original
            if let track = one.item.track?.id, track == other.item.track?.id, !isHeldTwice {
                add(.trackClash, one.id, other.id)
            }
            let wanting = Set(setting.choices[one.id] ?? []).intersection(setting.choices[other.id] ?? []).count
            if wanting > 0, !isHeldTwice { add(.wantedTwice, one.id, other.id, measure: .attendees(wanting)) }
        }
        for person in one.people.intersection(other.people) {
            if overlap {
                add(.doubleBooking, one.id, other.id, person: person)
            } else if let from = one.slot.room, let to = other.slot.room, from != to {
                let gap = Int(other.slot.start.secondsSince1970 - one.slot.end.secondsSince1970) / 60
                let needed = setting.event.details.walkingMinutes
                if gap < needed {
                    add(.walkingTime, one.id, other.id, person: person, measure: .minutes(gap, needed: needed))
                }
            }
        }
    }

    private func isForEverybody(_ one: Placed) -> Bool {
        one.kind == .plenary || one.kind.isPause
            || (one.slot.room == nil && one.kind != .admin && !setting.rooms.isEmpty)
    }

    private func takesAll(_ one: Placed) -> Bool {
        one.slot.room == nil && one.kind != .admin && !one.kind.isPause && !setting.rooms.isEmpty
    }

    private func takesSome(_ one: Placed) -> Bool { one.slot.room != nil || takesAll(one) }

    /// `other` begins after `one`, or with it.
    private mutating func tryRoom(_ one: Placed, _ other: Placed, of placed: [Placed]) -> Bool {
        if takesAll(one) || takesAll(other) {
            guard takesSome(one), takesSome(other) else { return false }
            add(.roomOverlap, one.id, other.id)
            return true
        }
        guard let room = one.slot.room, room == other.slot.room,
            let limit = setting.rooms.first(where: { $0.id == room })?.details.sessionsAtOnce
        else { return false }
        let there = placed.filter {
            $0.slot.room == room && precedes($0, other) && $0.slot.end > other.slot.start
        }
        let goes = there.sorted { a, b in
            let (x, y) = (a.session.details.state == .draft ? 0 : 1, b.session.details.state == .draft ? 0 : 1)
            return (x, a.slot.end, a.id) < (y, b.slot.end, b.id)
        }
        guard goes.prefix(max(0, there.count + 1 - limit)).contains(where: { $0.id == one.id }) else { return false }
        add(.roomOverlap, one.id, other.id, measure: .atOnce(limit))
        return true
    }
}
