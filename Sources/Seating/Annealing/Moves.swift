/// Who can go where: the proposals of the search never break a size, a settled seat, a party or a need.
struct Moves: ~Copyable {
    let activeRounds: Cells<Int32>
    let guestStart: Cells<Int32>  // by position in activeRounds
    let guestList: Cells<Int32>  // guests who may move in that round
    let seatStart: Cells<Int32>
    let seatList: Cells<Int32>  // seats that may be given to somebody else in that round
    let isParty: Cells<Bool>  // [round, guest], with nobody: moves as a block
    let isSettled: Cells<Bool>  // [round, guest], with nobody
    let nextOfParty: Cells<Int32>  // [round, guest], with nobody -> the next of the party, in a ring
    let minimum: Cells<Int32>  // [table]
    let isRestricted: Cells<Bool>  // with nobody
    let unsuitable: Cells<Bool>  // [guest, table]
    let introductions: Cells<Introduction>
    /// Guests who may change places in every round, those who attend the same rounds together.
    let traders: Cells<Int32>
    let traderStart: Cells<Int32>  // by position in traders: where those with whom they may trade begin
    let traderEnd: Cells<Int32>
    let groupOfTrader: Cells<Int32>  // [guest], -1 for those who never trade
    let width: Int
    let tables: Int
    let hasParties: Bool
    let hasRestrictions: Bool

    struct Introduction: BitwiseCopyable {
        let number: Int32
        let one: Int32
        let other: Int32
    }

    /// The board must have everybody seated: settled guests keep the seats that they hold now.
    init(_ model: Model, _ board: borrowing Board) {
        width = model.guests + 1
        tables = model.tables
        var rounds: [Int32] = []
        var guestStart: [Int32] = [0]
        var guestList: [Int32] = []
        var seatStart: [Int32] = [0]
        var seatList: [Int32] = []
        var isParty = Array(repeating: false, count: model.rounds * (model.guests + 1))
        var isSettled = isParty
        var next = (0..<model.rounds).flatMap { _ in (0...model.guests).map(Int32.init) }
        for round in model.activeRounds {
            for unit in model.units[round] {
                for (one, other) in zip(unit, unit[1...] + unit[..<1]) { next[round * width + one] = Int32(other) }
            }
            var fixed = Set<Int>()
            for guest in 0..<model.guests where board.seatOf(guest, round) >= 0 {
                if model.settled[round][guest] != Plan.nowhere {
                    fixed.insert(board.seatOf(guest, round))
                    isSettled[round * width + guest] = true
                } else {
                    guestList.append(Int32(guest))
                    isParty[round * width + guest] = model.units[round][model.unitOf[round][guest]].count > 1
                }
            }
            for seat in 0..<board.seats where !fixed.contains(seat) && model.problem.isOpen(board.table(seat), round) {
                seatList.append(Int32(seat))
            }
            if Int32(guestList.count) > guestStart[guestStart.count - 1] {
                rounds.append(Int32(round))
                guestStart.append(Int32(guestList.count))
                seatStart.append(Int32(seatList.count))
            } else {
                seatList.removeLast(seatList.count - Int(seatStart[seatStart.count - 1]))
            }
        }
        hasParties = isParty.contains(true)
        hasRestrictions = model.isRestricted.contains(true)
        activeRounds = Cells(rounds)
        self.guestStart = Cells(guestStart)
        self.guestList = Cells(guestList)
        self.seatStart = Cells(seatStart)
        self.seatList = Cells(seatList)
        self.isParty = Cells(isParty)
        self.isSettled = Cells(isSettled)
        nextOfParty = Cells(next)
        introductions = Cells(
            model.problem.introductions.enumerated().map { number, pair in
                Introduction(number: Int32(number), one: Int32(pair.first), other: Int32(pair.second))
            })
        let groups = Self.traders(model)
        traders = Cells(groups.flatMap { $0 })
        var bounds: [(Int32, Int32)] = []
        for group in groups {
            let start = Int32(bounds.count)
            bounds += group.map { _ in (start, start + Int32(group.count)) }
        }
        traderStart = Cells(bounds.map(\.0))
        traderEnd = Cells(bounds.map(\.1))
        var groupOf = Array(repeating: Int32(-1), count: model.guests)
        for (number, group) in groups.enumerated() { for guest in group { groupOf[Int(guest)] = Int32(number) } }
        groupOfTrader = Cells(groupOf)
        minimum = Cells(model.problem.tables.map { Int32($0.minimum) })
        isRestricted = Cells(model.isRestricted + [false])
        unsuitable = Cells(model.unsuitable + Array(repeating: false, count: model.tables))
    }

    /// Guests who may trade with one another, in groups of those who attend the same rounds.
    static func traders(_ model: Model) -> [[Int32]] {
        guard model.activeRounds.count == model.rounds, model.rounds > 1, !Dealing.isPure(model) else { return [] }
        func isFree(_ guest: Int, _ round: Int) -> Bool {
            let unit = model.unitOf[round][guest]
            return unit < 0 || model.units[round][unit].count == 1 && model.settled[round][guest] == Plan.nowhere
        }
        let free = (0..<model.guests).filter { guest in
            !model.isRestricted[guest] && (0..<model.rounds).allSatisfy { isFree(guest, $0) }
        }
        let groups = Dictionary(grouping: free) { guest in model.unitOf.map { $0[guest] < 0 } }
        return groups.values.filter { $0.count > 1 }.map { $0.map(Int32.init) }.sorted { $0[0] < $1[0] }
    }

    /// Whether the guest of one seat and the holder of another may change places as far as needs and sizes go.
    @inline(__always)
    func allows(_ board: borrowing Board, _ round: Int, _ a: Int, _ tableA: Int, _ b: Int, _ tableB: Int) -> Bool {
        if b == board.nobody, board.count(round, tableA) <= Int(minimum[tableA]) { return false }
        if hasRestrictions {
            if isRestricted[a], unsuitable[a * tables + tableB] { return false }
            if isRestricted[b], unsuitable[b * tables + tableA] { return false }
        }
        return true
    }
}
