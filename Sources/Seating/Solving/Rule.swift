/// A hard rule of a problem, as it can be named to people; numbers are those of the problem.
public enum Rule: Sendable, Hashable {
    /// More people than seats, or fewer than the minimums ask for.
    case seats(round: Int, people: Int, seats: Int)
    case minimums(round: Int, people: Int, needed: Int)
    case capacity(table: Int)
    case minimum(table: Int)
    case closed(table: Int, round: Int)
    case host(Int)
    case party(Int)
    case apart(Int)
    case vendorCap
    case organisation(String)
    case needs(guest: Int)
    /// Who attends a frozen round is settled by the plan in force.
    case attendance(guest: Int, round: Int)
    case frozen(round: Int)
    /// A guest attends more rounds than there are topics.
    case differentTopics(guest: Int)
}
