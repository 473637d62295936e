import RandomNumbers

/// A party moves as a block: its seats change hands with as many seats of another table, whose parties stay whole too.
struct Block {
    private var left: [Int] = []
    private var right: [Int] = []
    private var prices: [Int] = []
    private static let largest = 16

    /// Proposes that the units of two seats at different tables change places, filled up with neighbours until both
    /// sides hold as many seats. Gives what it adds and leaves the move made; nil when it cannot be done.
    mutating func make(
        _ board: inout Board, _ moves: borrowing Moves, _ round: Int, _ seatA: Int, _ seatB: Int,
        _ random: inout RandomStream
    ) -> Int? {
        left.removeAll(keepingCapacity: true)
        right.removeAll(keepingCapacity: true)
        prices.removeAll(keepingCapacity: true)
        guard Self.add(seatA, to: &left, board, moves, round), Self.add(seatB, to: &right, board, moves, round) else {
            return nil
        }
        let (tableA, tableB) = (board.table(seatA), board.table(seatB))
        while left.count != right.count {
            let grown =
                left.count < right.count
                ? Self.grow(&left, tableA, board, moves, round, &random)
                : Self.grow(&right, tableB, board, moves, round, &random)
            if !grown || max(left.count, right.count) > Self.largest { return nil }
        }
        guard fits(board, moves, round, tableA, tableB) else { return nil }
        let before = board.cost
        for (one, other) in zip(left, right) { prices.append(Self.exchange(&board, round, one, other)) }
        return board.cost - before
    }

    /// Takes the last move back.
    func undo(_ board: inout Board, _ round: Int) {
        for index in prices.indices.reversed() {
            let (one, other) = (left[index], right[index])
            if board.guest(round, one) != board.nobody {
                board.swap(round, one, other, price: -prices[index])
            } else if board.guest(round, other) != board.nobody {
                board.swap(round, other, one, price: -prices[index])
            }
        }
    }

    private static func exchange(_ board: inout Board, _ round: Int, _ one: Int, _ other: Int) -> Int {
        var (from, to) = (one, other)
        if board.guest(round, from) == board.nobody { (from, to) = (other, one) }
        if board.guest(round, from) == board.nobody { return 0 }
        let price = board.priceOfSwap(round, from, to)
        board.swap(round, from, to, price: price)
        return price
    }

    /// Adds a seat with the whole unit of its holder; false when one of them is settled.
    private static func add(
        _ seat: Int, to side: inout [Int], _ board: borrowing Board, _ moves: borrowing Moves, _ round: Int
    ) -> Bool {
        let guest = board.guest(round, seat)
        if moves.isSettled[round * moves.width + guest] { return false }
        guard moves.isParty[round * moves.width + guest] else {
            side.append(seat)
            return true
        }
        let model = board.model
        for member in model.units[round][model.unitOf[round][guest]] { side.append(board.seatOf(member, round)) }
        return true
    }

    private static func grow(
        _ side: inout [Int], _ table: Int, _ board: borrowing Board, _ moves: borrowing Moves, _ round: Int,
        _ random: inout RandomStream
    ) -> Bool {
        let range = board.range(table)
        for _ in 0..<8 {
            let seat = range.lowerBound + random.below(range.count)
            if !side.contains(seat), add(seat, to: &side, board, moves, round) { return true }
        }
        return false
    }

    private func fits(
        _ board: borrowing Board, _ moves: borrowing Moves, _ round: Int, _ tableA: Int, _ tableB: Int
    ) -> Bool {
        var balance = 0
        for (seats, target) in [(left, tableB), (right, tableA)] {
            for seat in seats {
                let guest = board.guest(round, seat)
                if guest == board.nobody { continue }
                balance += target == tableB ? 1 : -1
                if moves.isRestricted[guest], moves.unsuitable[guest * moves.tables + target] { return false }
            }
        }
        return board.count(round, tableA) - balance >= Int(moves.minimum[tableA])
            && board.count(round, tableB) + balance >= Int(moves.minimum[tableB])
    }
}
