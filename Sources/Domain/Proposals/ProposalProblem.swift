import Scheduling
import TimeZones

/// The event's agenda in the engine's numbers, and its answers back in the event's words.
struct ProposalProblem {
    let setting: ProposalSetting
    let engine: AgendaProblem
    /// By the engine's number.
    private let items: [AgendaItem]
    private let fixed: [AgendaItem]
    private let people: [Person]

    /// Sessions begin at multiples of five minutes after the day does.
    private static let step: Int64 = 300

    init(_ setting: ProposalSetting) {
        self.setting = setting
        fixed = setting.items.filter(\.stays)
        items = setting.items.filter { !$0.stays }
        var numbers: [ID<Person>: Int] = [:]
        var people: [Person] = []
        for part in setting.items.flatMap(\.speakers) where numbers[part.person.id] == nil {
            numbers[part.person.id] = people.count
            people.append(part.person)
        }
        self.people = people
        let rooms = Dictionary(uniqueKeysWithValues: setting.rooms.enumerated().map { ($1.id, $0) })
        let tracks = Self.numbered(setting.items.compactMap { $0.track?.id })
        let numbering = Numbering(setting: setting, people: numbers, rooms: rooms, tracks: tracks)
        var problem = AgendaProblem(
            windows: Self.windows(setting), step: Self.step, rooms: setting.rooms.map(Self.room),
            sessions: items.map(numbering.session),
            people: people.map { person in
                AgendaProblem.Person(available: setting.availability[person.id].map { $0.map(\.interval) })
            })
        problem.fixed = fixed.compactMap(numbering.fixed)
        problem.wishes = numbering.wishes(items)
        problem.walkingTime = Int64(setting.event.details.walkingMinutes) * 60
        engine = problem
    }

    private static func numbered<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
        var numbers: [Key: Int] = [:]
        for key in keys where numbers[key] == nil { numbers[key] = numbers.count }
        return numbers
    }

    private static func room(_ room: Room) -> AgendaProblem.Room {
        AgendaProblem.Room(
            capacity: room.details.capacity,
            open: room.details.hours.isEmpty ? nil : room.details.hours.map(\.interval),
            simultaneous: room.details.sessionsAtOnce)
    }

    private static func windows(_ setting: ProposalSetting) -> [Interval] {
        let zone = setting.event.details.zone
        return setting.event.days.compactMap { day in
            guard let start = setting.request.dayStart.instant(on: day, in: zone),
                let end = setting.request.dayEnd.instant(on: day, in: zone), start < end
            else { return nil }
            return Interval(start.secondsSince1970, end.secondsSince1970)
        }
    }
}

extension ProposalProblem {
    func proposal(_ plan: AgendaPlan) -> Proposal {
        var changes: [SlotChange] = []
        for (number, placement) in plan.placements.enumerated() {
            let item = items[number]
            let room = placement?.room.map { setting.rooms[$0] } ?? (setting.isForAll(item) ? item.room : nil)
            let slot = placement.flatMap {
                self.slot(from: $0.start, lasting: engine.sessions[number].duration, in: room)
            }
            if slot == item.session.slot { continue }
            changes.append(SlotChange(item, to: slot, in: room))
        }
        return Proposal(
            changes: changes.sorted { ($0.order, $0.item.session.id) < ($1.order, $1.item.session.id) },
            unplaced: plan.unplaced.map {
                UnplacedSession(item: items[$0.session], reason: reason($0.reason))
            },
            before: ProposalScore(AgendaScore(placedNow, in: engine)), after: ProposalScore(plan.score),
            fewestMoves: plan.fewestMoves, moves: plan.score.moves)
    }

    private var placedNow: [Placement?] {
        items.map { item in
            item.session.slot.map { slot in
                let room =
                    setting.isForAll(item) ? nil : slot.room.flatMap { id in setting.rooms.firstIndex { $0.id == id } }
                return Placement(room: room, start: slot.start.secondsSince1970)
            }
        }
    }

    private func slot(from start: Int64, lasting seconds: Int64, in room: Room?) -> Slot? {
        let start = Instant(secondsSince1970: start)
        return Slot(room: room?.id, start: start, end: start.adding(seconds: seconds))
    }

    private func reason(_ reason: UnplacedReason) -> Message {
        switch reason {
        case .noWindowLongEnough(let longest):
            return "It is longer than the time that is free on any day: \(Int(longest / 60)) minutes."
        case .noRoomOpenLongEnough(let longest):
            return "No room is open and free of breaks for so long: at most \(Int(longest / 60)) minutes."
        case .peopleNeverFreeTogether(let people, _):
            return "These people are never there together for so long: \(names(people))."
        case .peopleFreeOnlyWhenRoomsAreClosed(let people, _):
            return "When all of these people are there, no room is open for so long: \(names(people))."
        case .everyPlaceTaken(_, let occupants):
            return
                "Every place that it could have is taken; the least is in the way where there is \(titles(occupants))."
        }
    }

    private func names(_ people: [Int]) -> String {
        people.map { self.people[$0].displayName }.joined(separator: ", ")
    }

    private func titles(_ occupants: [Occupant]) -> String {
        occupants.map { occupant in
            switch occupant {
            case .session(let number): items[number].session.details.title
            case .fixed(let number): fixed[number].session.details.title
            }
        }.joined(separator: ", ")
    }
}

/// Numbers of people, rooms and tracks, by which sessions are told to the engine.
private struct Numbering {
    let setting: ProposalSetting
    let people: [ID<Person>: Int]
    let rooms: [ID<Room>: Int]
    let tracks: [ID<Track>: Int]

    func session(_ item: AgendaItem) -> AgendaProblem.Session {
        let session = item.session
        var told = AgendaProblem.Session(
            duration: session.usualLength, expected: expected(item), track: item.track.flatMap { tracks[$0.id] },
            people: item.speakers.compactMap { people[$0.person.id] })
        let slot = session.slot
        told.isPlenary = setting.isForAll(item)
        if let slot, session.details.isPinned { told.pinned = placement(slot, of: item) }
        let isRepair = setting.request.task == .repair
        told.current = ((isRepair ? setting.released[session.id] : nil) ?? slot).map { placement($0, of: item) }
        return told
    }

    func fixed(_ item: AgendaItem) -> AgendaProblem.FixedSlot? {
        guard let slot = item.session.slot else { return nil }
        return AgendaProblem.FixedSlot(
            Interval(slot.start.secondsSince1970, slot.end.secondsSince1970),
            room: slot.room.flatMap { rooms[$0] },
            people: item.speakers.compactMap { people[$0.person.id] }, track: item.track.flatMap { tracks[$0.id] })
    }

    /// Pairs of sessions that some attendee has both of.
    func wishes(_ items: [AgendaItem]) -> [AgendaProblem.Wish] {
        let wanted = items.indices.filter { !(setting.choices[items[$0].session.id] ?? []).isEmpty }
        let sets = Dictionary(
            uniqueKeysWithValues: wanted.map { ($0, Set(setting.choices[items[$0].session.id] ?? [])) })
        return wanted.enumerated().flatMap { index, one in
            wanted[(index + 1)...].compactMap { other -> AgendaProblem.Wish? in
                let both = sets[one]?.intersection(sets[other] ?? []).count ?? 0
                return both == 0 ? nil : AgendaProblem.Wish(one, other, weight: both)
            }
        }
    }

    private func expected(_ item: AgendaItem) -> Int? {
        let wanted = setting.choices[item.session.id]?.count ?? 0
        return [item.session.details.expected, wanted == 0 ? nil : wanted].compactMap { $0 }.max()
    }

    private func placement(_ slot: Slot, of item: AgendaItem) -> Placement {
        Placement(
            room: setting.isForAll(item) ? nil : slot.room.flatMap { rooms[$0] }, start: slot.start.secondsSince1970)
    }
}

extension ProposalSetting {
    /// Whether nothing else may be held at the same time: what is in all rooms, and where everything is placed anew a
    /// plenary, in whichever room. A draft that has something beside a plenary is not to be put right for that alone.
    fileprivate func isForAll(_ item: AgendaItem) -> Bool {
        let kind = item.session.details.kind
        guard let slot = item.session.slot else { return kind == .plenary || kind.isPause }
        return slot.room == nil || request.task == .propose && kind == .plenary
    }
}

extension AgendaItem {
    /// Breaks, meals and housekeeping keep the place that they have.
    fileprivate var stays: Bool {
        session.slot != nil && (session.details.kind.isPause || session.details.kind == .admin)
    }
}

extension TimeSpan {
    fileprivate var interval: Interval { Interval(start.secondsSince1970, end.secondsSince1970) }
}

extension SlotChange {
    fileprivate var order: Int64 { (to ?? from)?.start.secondsSince1970 ?? .max }
}

extension ProposalScore {
    fileprivate init(_ score: AgendaScore) {
        self.init(
            unplaced: score.unplaced, tracksAtOnce: score.tracksAtOnce, seatsShort: score.seatsShort,
            shortWalks: score.shortWalks, wishesLost: score.wishesLost, idleMinutes: score.idleMinutes)
    }
}
