/// What is at odds when every session is where it was: of so many sessions, some have to leave.
struct Conflicts {
    struct Conflict: Equatable {
        let members: [Int]
        /// How many of the members have to leave, at least.
        let need: Int
    }

    /// Sessions that had a place at which they can no longer be.
    let evicted: [Int]
    let all: [Conflict]

    init(_ model: Model) {
        let problem = model.problem
        evicted = problem.sessions.indices.filter {
            model.given[$0] == nil && model.home[$0] < 0 && problem.sessions[$0].current != nil
        }
        let home = model.movable.filter { model.home[$0] >= 0 }
        var found: [Conflict] = []
        for (index, one) in home.enumerated() {
            let exclusive = Set(model.exclusive[one])
            for other in home[(index + 1)...] where Self.cells(model, one).overlaps(Self.cells(model, other)) {
                let isSameRoom = !model.isPlenary(one) && Self.row(model, one) == Self.row(model, other)
                let isTooMuch = isSameRoom && model.simultaneous[Self.row(model, one)] == 1
                if isTooMuch || exclusive.contains(Int32(other)) {
                    found.append(Conflict(members: [one, other], need: 1))
                }
            }
        }
        for row in 0..<model.rooms where model.simultaneous[row] > 1 {
            let inRoom = home.filter { !model.isPlenary($0) && Self.row(model, $0) == row }
            for cell in 0..<model.cells {
                let here = inRoom.filter { Self.cells(model, $0).contains(cell) }
                let room = model.simultaneous[row] - Int(model.depth[row * model.cells + cell])
                if here.count > room { found.append(Conflict(members: here, need: here.count - room)) }
            }
        }
        all = found
    }

    private static func row(_ model: Model, _ session: Int) -> Int { Int(model.home[session]) / model.cells }

    private static func cells(_ model: Model, _ session: Int) -> Range<Int> {
        let cell = Int(model.home[session]) % model.cells
        return cell..<model.end(session, cell)
    }

    /// Conflicts that hang together over shared members.
    var components: [[Conflict]] {
        var groups: [(members: Set<Int>, conflicts: [Conflict])] = []
        for conflict in all {
            var joined = (members: Set(conflict.members), conflicts: [conflict])
            groups.removeAll { group in
                guard !group.members.isDisjoint(with: joined.members) else { return false }
                joined.members.formUnion(group.members)
                joined.conflicts += group.conflicts
                return true
            }
            groups.append(joined)
        }
        return groups.map(\.conflicts)
    }
}
