import RandomNumbers

/// A party moves as a block: its seats change hands with as many seats of another table, whose parties stay whole too.
struct Block: ~Copyable {
    private var left = Side()
    private var right = Side()

    /// Some seats of one table.
    struct Side: ~Copyable {
        private let seats = Cells<Int32>(repeating: 0, count: largest)
        private(set) var count = 0
        static let largest = 16

        subscript(index: Int) -> Int { Int(seats[index]) }

        mutating func removeAll() { count = 0 }

        /// False when there is no room.
        mutating func append(_ seat: Int) -> Bool {
            guard count < Self.largest else { return false }
            seats[count] = Int32(truncatingIfNeeded: seat)
            count += 1
            return true
        }

        func contains(_ seat: Int) -> Bool {
            for index in 0..<count where self[index] == seat { return true }
            return false
        }
    }

    /// What it would add if the units of two seats at different tables changed places, filled up with neighbours until
    /// both sides hold as many seats; nil when that cannot be done.
    mutating func price(
        _ board: borrowing Board, _ moves: borrowing Moves, _ round: Int, _ seatA: Int, _ seatB: Int,
        _ random: inout RandomStream
    ) -> Int? {
        left.removeAll()
        right.removeAll()
        guard Self.add(seatA, to: &left, board, moves, round), Self.add(seatB, to: &right, board, moves, round) else {
            return nil
        }
        let (tableA, tableB) = (board.table(seatA), board.table(seatB))
        while left.count != right.count {
            let grown =
                left.count < right.count
                ? Self.grow(&left, tableA, board, moves, round, &random)
                : Self.grow(&right, tableB, board, moves, round, &random)
            if !grown { return nil }
        }
        guard fits(board, moves, round, tableA, tableB) else { return nil }
        return board.priceOfExchange(round, left, tableA, right, tableB)
    }

    /// Makes the move that was priced last.
    func make(_ board: inout Board, _ round: Int) {
        for index in 0..<left.count {
            var (from, to) = (left[index], right[index])
            if board.guest(round, from) == board.nobody { (from, to) = (to, from) }
            if board.guest(round, from) == board.nobody { continue }
            board.swap(round, from, to, price: board.priceOfSwap(round, from, to))
        }
    }

    /// Adds a seat with the whole unit of its holder; false when one of them is settled or they are too many.
    private static func add(
        _ seat: Int, to side: inout Side, _ board: borrowing Board, _ moves: borrowing Moves, _ round: Int
    ) -> Bool {
        let first = board.guest(round, seat)
        if moves.isSettled[round * moves.width + first] { return false }
        guard side.append(seat) else { return false }
        var other = Int(moves.nextOfParty[round * moves.width + first])
        while other != first {
            guard side.append(board.seatOf(other, round)) else { return false }
            other = Int(moves.nextOfParty[round * moves.width + other])
        }
        return true
    }

    private static func grow(
        _ side: inout Side, _ table: Int, _ board: borrowing Board, _ moves: borrowing Moves, _ round: Int,
        _ random: inout RandomStream
    ) -> Bool {
        let range = board.range(table)
        for _ in 0..<8 {
            let seat = range.lowerBound + random.below(range.count)
            if side.contains(seat) { continue }
            if moves.isSettled[round * moves.width + board.guest(round, seat)] { continue }
            return add(seat, to: &side, board, moves, round)
        }
        return false
    }

    private func fits(
        _ board: borrowing Board, _ moves: borrowing Moves, _ round: Int, _ tableA: Int, _ tableB: Int
    ) -> Bool {
        var balance = 0
        for index in 0..<left.count {
            let (one, other) = (board.guest(round, left[index]), board.guest(round, right[index]))
            if one != board.nobody { balance += 1 }
            if other != board.nobody { balance -= 1 }
            if moves.isRestricted[one], moves.unsuitable[one * moves.tables + tableB] { return false }
            if moves.isRestricted[other], moves.unsuitable[other * moves.tables + tableA] { return false }
        }
        return board.count(round, tableA) - balance >= Int(moves.minimum[tableA])
            && board.count(round, tableB) + balance >= Int(moves.minimum[tableB])
    }
}
