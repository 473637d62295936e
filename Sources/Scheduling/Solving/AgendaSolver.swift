/// Finds places for the sessions of an agenda, or mends an agenda that broke.
///
/// The search runs on the thread that calls it and keeps nothing between calls; give it a thread of its own. The same
/// problem, seed and steps give the same plan. Every plan has passed ``AgendaCheck`` before it is given out.
public struct AgendaSolver: Sendable {
    public let problem: AgendaProblem
    public let seed: UInt64

    /// Throws the first of the problem's faults.
    public init(_ problem: AgendaProblem, seed: UInt64 = 1) throws(AgendaFault) {
        if let fault = problem.faults().first { throw fault }
        self.problem = problem
        self.seed = seed
    }

    /// Places all sessions but the pinned ones anew. `progress` is told of each plan that places more, on the thread of
    /// the search.
    public func propose(_ budget: SearchBudget, progress: (SearchProgress) -> Void = { _ in }) -> AgendaPlan {
        search(.propose, budget, progress)
    }

    /// Places the sessions that have no place; all others stay, whatever rules they break.
    public func fill(_ budget: SearchBudget, progress: (SearchProgress) -> Void = { _ in }) -> AgendaPlan {
        search(.fill, budget, progress)
    }

    /// Keeps sessions where they are (``AgendaProblem/Session/current``) as far as the hard rules let them, and places the
    /// rest: as many as can be, with the fewest moves, then the shortest ones, then at the lowest price.
    public func repair(_ budget: SearchBudget, progress: (SearchProgress) -> Void = { _ in }) -> AgendaPlan {
        let model = Model(problem, .repair)
        var repair = Repair(model, seed: seed, budget)
        repair.run(progress)
        return AgendaPlan(model, repair.bestPlace, steps: repair.meter.steps, fewestMoves: repair.floor)
    }

    private func search(
        _ task: AgendaTask, _ budget: SearchBudget, _ progress: (SearchProgress) -> Void
    ) -> AgendaPlan {
        let model = Model(problem, task)
        var search = Search(model, seed: seed, budget)
        search.propose(progress)
        return AgendaPlan(model, search.bestPlace, steps: search.meter.steps, fewestMoves: nil)
    }
}

extension AgendaPlan {
    init(_ model: Model, _ places: [Int32], steps: Int, fewestMoves: Int?) {
        let problem = model.problem
        var placements = problem.sessions.indices.map { session in
            model.given[session] ?? (places[session] < 0 ? nil : model.placement(session, Int(places[session])))
        }
        given = AgendaCheck.violations(of: model.given, in: problem)
        // The search keeps every hard rule; were it wrong, nobody should hear of it from a double-booked room.
        let known = Set(given)
        while let wrong = AgendaCheck.violations(of: placements, in: problem).first(where: { !known.contains($0) }) {
            let culprit = wrong.occupants.lazy.compactMap { occupant -> Int? in
                if case .session(let number) = occupant, model.given[number] == nil { number } else { nil }
            }
            guard let session = culprit.first else { break }
            assertionFailure("the search broke a rule: \(wrong)")
            placements[session] = nil
        }
        self.placements = placements
        score = AgendaScore(placements, in: problem, staying: model.given.map { $0 != nil })
        let explanation = Explanation(problem, placements)
        unplaced = problem.sessions.indices.filter { placements[$0] == nil }.map {
            Unplaced(session: $0, reason: explanation.reason($0))
        }
        self.steps = steps
        self.fewestMoves = fewestMoves
    }
}
