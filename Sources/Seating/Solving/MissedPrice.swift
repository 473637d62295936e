extension TableSearch {
    /// What the best plan pays for repeats and clashes that might be spared. Where that is more than now and then, what is
    /// left is a puzzle that only heat rearranges.
    var missedPrice: Int {
        mutating get {
            let score = Score(bestPlan, in: problem)
            let weights = problem.weights
            return weights.repeatedMeeting * (score.repeats - floor.repeats)
                + weights.organisationClash * (score.organisationClashes - floor.organisationClashes)
        }
    }
}
