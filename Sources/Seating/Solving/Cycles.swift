import RandomNumbers

/// The coolings of a search.
extension TableSearch {
    /// Nearly there: whatever heat would bring back a repeat costs more than it could win. In a dinner soft rules let the plan
    /// move all the same.
    mutating func nearCycle(_ progress: (Progress) -> Void) {
        if isHall {
            let hot = heatOfMixes
            cycle(hot: hot, middle: 0.36 * hot, share: 5, slow: 70, progress)
        } else if isPure {
            cycle(hot: 0.03, middle: 0.01, share: 2, slow: 90, progress)
        } else {
            soften(progress)
        }
    }

    /// Where the mixes of a hall are decided: some quarter of the price of a pair too many. Three times as hot, where a repeat of
    /// that plan is still safe, their order was lost each time (900 guests after 5 s: 30 instead of 5).
    private var heatOfMixes: Double {
        let (unit, mix) = (Double(problem.weights.unit), Double(problem.weights.mixUnit))
        return mix == 0 ? 0.03 : min(0.03, 0.275 * mix / unit)
    }

    /// Cools the best plan at soft prices that rise stage by stage, then at the true ones.
    private mutating func soften(_ progress: (Progress) -> Void) {
        let unit = Double(problem.weights.unit)
        let start = position
        let length = max(1, min(limit / 20 * 9, limit - start))
        let seats = Cells(annealer.best.array)
        var from = start
        for stage in Softening.stages {
            let steps = length / 100 * stage.share
            cool(stage, seats, from: from, steps: steps)
            from += steps
        }
        board.arrange(as: seats)
        cool(from: 0.012 * unit, to: 0.005 * unit, from: from, steps: start + length - from, progress)
        board.arrange(as: annealer.best)
    }

    /// Goes on from the seats, and leaves the best there.
    private mutating func cool(_ stage: Softening.Stage, _ seats: borrowing Cells<Int32>, from start: Int, steps: Int) {
        var softening = Softening(problem, stage, seats, random: RandomStream(seed: random.next()))
        let (budget, spent) = (budget, self.steps)
        var pace = pace
        softening.cool { done in pace.part(done + spent, from: start, of: steps, budget) }
        self.pace = pace
        self.spent += softening.steps
        seats.copy(from: softening.best)
    }

    /// One cooling from hot to cold and a quench, of a share of the budget.
    mutating func cycle(
        hot: Double, middle: Double, share: Int, slow: Int, _ progress: (Progress) -> Void
    ) {
        let unit = Double(problem.weights.unit)
        let start = position
        let length = max(1, min(limit / share, limit - start))
        let slow = length / 100 * slow
        cool(from: hot * unit, to: middle * unit, from: start, steps: slow, progress)
        let cold = min(0.005, 0.75 * middle)
        cool(from: middle * unit, to: cold * unit, from: start + slow, steps: length - slow, progress)
        board.arrange(as: annealer.best)
    }

    /// A cycle from where repeats come and go. Where prices are repeats alone the landscape freezes earlier.
    mutating func melt(_ progress: (Progress) -> Void) {
        if isPure {
            cycle(hot: 0.6, middle: 0.2, share: 6, slow: 70, progress)
        } else if isHall {
            cycle(hot: 0.5, middle: 0.2, share: 3, slow: 90, progress)
        } else {
            let hot = freezing ?? freezingPoint()
            freezing = hot
            cycle(hot: hot, middle: 0.6 * hot, share: 6, slow: 90, progress)
        }
    }

    private mutating func freezingPoint() -> Double {
        let (unit, budget) = (Double(problem.weights.unit), budget)
        let steps = limit / 40
        return annealer.freezingPoint(&board, from: 0.6 * unit, to: 0.25 * unit, steps: steps) { !budget.isOver } / unit
    }

    mutating func cool(
        from hot: Double, to cold: Double, from start: Int, steps: Int, _ progress: (Progress) -> Void
    ) {
        let (budget, spent) = (budget, spent)
        var pace = pace
        let before = annealer.bestCost
        annealer.cool(&board, from: hot, to: cold) { done in pace.part(done + spent, from: start, of: steps, budget) }
        self.pace = pace
        if annealer.bestCost < before { report(progress) }
    }
}
