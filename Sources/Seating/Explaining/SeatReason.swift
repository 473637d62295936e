/// Why a guest sits where they do in a round, and what another seat would cost.
public struct SeatReason: Sendable, Equatable {
    public let round: Int
    public let table: Int
    /// The table is settled: as host, scribe or locked seat, or as one of the party of somebody who is.
    public let isSettled: Bool
    /// Those of the guest's party at the table.
    public let party: [Int]
    /// Whom the guest wanted to meet, or was wanted by, and meets here.
    public let introductions: [Int]
    /// Those met for the first time, earlier events included.
    public let newFaces: [Int]
    /// Those met before, at this event or an earlier one.
    public let metBefore: [Int]
    public let sameOrganisation: [Int]
    /// What the cheapest other seat would add to the objective; nil when no swap with one guest or free seat keeps the
    /// hard rules.
    public let cheapestSwap: Swap?

    /// A seat at another table, free or that of another guest who would come here.
    public struct Swap: Sendable, Equatable {
        public let table: Int
        public let guest: Int?
        /// Negative when it would make the plan better.
        public let price: Int
    }
}

/// Explains the seats of a plan that keeps the hard rules.
public struct SeatExplainer: Sendable {
    private let problem: TableProblem
    private let plan: Plan

    public init(_ problem: TableProblem, _ plan: Plan) {
        self.problem = problem
        self.plan = plan
    }

    /// The reasons for each round that the guest attends, in their order.
    public func reasons(for guest: Int) -> [SeatReason] {
        let model = Model(problem)
        var board = Board(model)
        for round in 0..<problem.rounds {
            for (other, table) in plan.places[round].enumerated() where table != Plan.nowhere {
                guard let seat = board.freeSeat(round, table) else { return [] }
                board.seat(other, round, at: seat)
            }
        }
        let moves = Moves(model, board)
        return (0..<problem.rounds).compactMap { round in
            plan.places[round][guest] == Plan.nowhere ? nil : reason(guest, round, board, moves)
        }
    }

    private func reason(
        _ guest: Int, _ round: Int, _ board: borrowing Board, _ moves: borrowing Moves
    ) -> SeatReason {
        let table = plan.places[round][guest]
        let company = plan.places[round].indices.filter { $0 != guest && plan.places[round][$0] == table }
        let parties = problem.pairsOfParties
        let wanted = Set(problem.introductions)
        let known = Set(problem.history.filter { $0.times > 0 }.map(\.pair))
        func met(_ other: Int) -> Bool {
            known.contains(.init(guest, other))
                || (0..<round).contains {
                    plan.places[$0][guest] >= 0 && plan.places[$0][guest] == plan.places[$0][other]
                }
        }
        let strangers = company.filter { !parties.contains(.init(guest, $0)) }
        return SeatReason(
            round: round, table: table, isSettled: board.model.settled[round][guest] != Plan.nowhere,
            party: company.filter { parties.contains(.init(guest, $0)) },
            introductions: company.filter { wanted.contains(.init(guest, $0)) },
            newFaces: strangers.filter { !met($0) }, metBefore: strangers.filter(met),
            sameOrganisation: strangers.filter {
                problem.guests[$0].organisation != nil
                    && problem.guests[$0].organisation == problem.guests[guest].organisation
            },
            cheapestSwap: cheapestSwap(guest, round, board, moves))
    }

    private func cheapestSwap(
        _ guest: Int, _ round: Int, _ board: borrowing Board, _ moves: borrowing Moves
    ) -> SeatReason.Swap? {
        guard let index = (0..<moves.activeRounds.count).first(where: { Int(moves.activeRounds[$0]) == round }),
            !moves.isSettled[round * moves.width + guest], !moves.isParty[round * moves.width + guest]
        else { return nil }
        let seat = board.seatOf(guest, round)
        let table = board.table(seat)
        var best: SeatReason.Swap?
        for item in Int(moves.seatStart[index])..<Int(moves.seatStart[index + 1]) {
            let target = Int(moves.seatList[item])
            let other = board.guest(round, target)
            guard board.table(target) != table, !moves.isParty[round * moves.width + other],
                moves.allows(board, round, guest, table, other, board.table(target))
            else { continue }
            let price = board.priceOfSwap(round, seat, target)
            guard price < board.hardPrice / 2, price < best?.price ?? Int.max else { continue }
            best = .init(table: board.table(target), guest: other == board.nobody ? nil : other, price: price)
        }
        return best
    }
}
