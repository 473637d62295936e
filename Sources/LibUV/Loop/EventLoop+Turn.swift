extension EventLoop {
    /// Runs `body` on the loop once everything that is ready has had its turn, before the loop looks at its sockets again; at
    /// once when the loop has ended. For what is cheaper done once for many. For the loop's thread.
    public func atEndOfTurn(_ body: @escaping @Sendable () -> Void) {
        preconditionOnLoop()
        if hasTurns {
            endings.append(body)
        } else {
            body()
        }
    }

    /// Runs what was to be run at the end of the turn. For the loop's thread.
    func endTurn() {
        guard !endings.isEmpty else { return }
        let due = endings
        endings.removeAll(keepingCapacity: true)
        for body in due { body() }
    }
}
