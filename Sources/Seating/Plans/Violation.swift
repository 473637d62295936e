/// A hard rule that a plan breaks, with numbers of guests, tables and rounds.
public enum Violation: Sendable, Hashable {
    case misshapen
    case unseated(guest: Int, round: Int)
    case seatedThoughAbsent(guest: Int, round: Int)
    case tooMany(table: Int, round: Int, people: Int)
    case tooFew(table: Int, round: Int, people: Int)
    case closed(table: Int, round: Int, people: Int)
    case hostElsewhere(guest: Int, table: Int, round: Int)
    case partySplit(TableProblem.Pair, round: Int)
    case notApart(TableProblem.Pair, round: Int)
    case vendors(table: Int, round: Int, people: Int)
    case organisation(TableProblem.Pair, round: Int)
    case unsuitable(guest: Int, table: Int, round: Int)
    case frozenRoundChanged(round: Int)
    case topicTwice(guest: Int, topic: Int)

    /// nil for what is not a matter of one round.
    var round: Int? {
        switch self {
        case .misshapen, .topicTwice: nil
        case .unseated(_, let round), .seatedThoughAbsent(_, let round), .tooMany(_, let round, _),
            .tooFew(_, let round, _), .closed(_, let round, _), .hostElsewhere(_, _, let round),
            .partySplit(_, let round), .notApart(_, let round), .vendors(_, let round, _),
            .organisation(_, let round), .unsuitable(_, _, let round), .frozenRoundChanged(let round):
            round
        }
    }
}
