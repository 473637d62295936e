import Glibc

/// Where a plan begins to freeze.
extension Annealer {
    /// Of a step, the swaps that are made where cooling begins to matter. Dinners differ in the temperature at which that is
    /// (36 guests in 4 rounds 0.31 of a repeat, in 5 rounds 0.43), but little in the swaps that are left.
    private static let swapsOfStep = 0.024

    /// Melts the board, and cools it quickly until so few swaps are made that the plan begins to freeze. Above, the board is
    /// as good as new after a moment, and slow cooling gives nothing.
    ///
    /// Gives that temperature, `cold` where it never begins to. `steps` are about the most that the whole takes.
    mutating func freezingPoint(
        _ board: inout Board, from hot: Double, to cold: Double, steps: Int, _ mayGoOn: () -> Bool
    ) -> Double {
        let (melting, levels) = (5, 22)
        let length = steps / (melting + levels)
        hold(&board, at: hot, steps: melting * length, mayGoOn)
        let ratio = pow(cold / hot, 1 / Double(levels))
        var temperature = hot
        for _ in 0..<levels where mayGoOn() {
            let (start, before) = (self.steps, moved)
            hold(&board, at: temperature, steps: length, mayGoOn)
            if Double(moved - before) < Self.swapsOfStep * Double(self.steps - start) { return temperature }
            temperature *= ratio
        }
        return temperature
    }

    private mutating func hold(_ board: inout Board, at temperature: Double, steps: Int, _ mayGoOn: () -> Bool) {
        let end = self.steps + max(1, steps)
        cool(&board, from: temperature, to: temperature) { $0 < end && mayGoOn() ? 0 : nil }
    }
}
