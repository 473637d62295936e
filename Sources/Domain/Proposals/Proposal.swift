import Scheduling
import TimeZones

/// A plan for an agenda that nobody has applied yet: what would move, what found no place, and what it is worth.
public struct Proposal: Hashable, Sendable {
    /// In agenda order of the new places.
    public let changes: [SlotChange]
    public let unplaced: [UnplacedSession]
    /// Before and after.
    public let before: ProposalScore
    public let after: ProposalScore
    /// In a repair: no plan can do with fewer moves; nil otherwise.
    public let fewestMoves: Int?
    /// Sessions that moved away from where they were to stay.
    public let moves: Int
}

/// How well an agenda meets the aims: how often each was missed.
public struct ProposalScore: Hashable, Sendable {
    public let unplaced: Int
    /// Pairs of sessions of one track at the same time.
    public let tracksAtOnce: Int
    /// People for whom a room has no seat.
    public let seatsShort: Int
    /// People with too little time from one room to another.
    public let shortWalks: Int
    /// Attendees, once a pair of sessions of their agenda that are at the same time.
    public let wishesLost: Int
    /// Minutes in which rooms wait between sessions.
    public let idleMinutes: Int
}

/// A session without a place, and why.
public struct UnplacedSession: Hashable, Sendable {
    public let item: AgendaItem
    public let reason: Message
}

/// What a proposal is made from. It takes seconds to make, so it is gathered in one snapshot and worked on elsewhere.
public struct ProposalSetting: Sendable {
    let request: ProposalRequest
    let event: Event
    let rooms: [Room]
    /// The draft, cancelled sessions left out.
    let items: [AgendaItem]
    let released: [ID<Session>: Slot]
    let availability: [ID<Person>: [TimeSpan]]
    let choices: [ID<Session>: [ID<Person>]]

    public init(_ request: ProposalRequest, for event: Event, in tx: any ReadTransaction) throws {
        self.request = request
        self.event = event
        rooms = try tx.rooms.all(in: event.id)
        items = try Agenda.items(of: event.id, in: tx).filter(\.isHeld)
        let shown = try Releases.newest(of: event.id, in: tx)?.items ?? []
        released = Dictionary(
            shown.compactMap { item in item.session.slot.map { (item.session.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        availability = try tx.availability.all(in: event.id)
        choices = try tx.personalAgendas.attendees(in: event.id)
    }

    /// Searches for as long as was asked for, on the calling thread.
    /// - Parameter elapsed: seconds since now, asked for some thousand times a second.
    /// - Throws: ``DomainError/conflict(_:)`` when the event is too large for the engine.
    public func search(elapsed: @escaping @Sendable () -> Double) throws(DomainError) -> Proposal {
        let problem = ProposalProblem(self)
        let budget = SearchBudget(seconds: Double(request.seconds), elapsed: elapsed)
        let solver: AgendaSolver
        do {
            solver = try AgendaSolver(problem.engine, seed: UInt64(request.seed))
        } catch {
            throw .conflict(
                "There are too many sessions, rooms and days to propose them at once. Narrow the hours of the day.")
        }
        let plan =
            switch request.task {
            case .fill: solver.fill(budget)
            case .propose: solver.propose(budget)
            case .repair: solver.repair(budget)
            }
        return problem.proposal(plan)
    }
}
