internal import HTTP
internal import HTTPTypes
internal import LibUV

extension Connection {
    /// Waits for `phase` from now on, for so long.
    func expect(_ phase: Phase, within milliseconds: UInt64) {
        self.phase = phase
        inputDeadline = loop.now &+ milliseconds
    }

    /// Since when the client is waited for, on the loop's clock. Not the deadline: a client that has just come has less time
    /// than one between two requests, and would have to make room for all that idle longer.
    var waitsSince: UInt64 {
        switch phase {
        case .idle: inputDeadline &- service.patience.idle
        case .lingering: inputDeadline &- service.patience.lingering
        default: inputDeadline &- service.patience.head
        }
    }

    /// Waits for nothing from the client.
    func expectNothing() {
        phase = .handling
        inputDeadline = .max
    }

    /// Looks whether a deadline has passed; called by the worker's clock.
    func check(at now: UInt64) {
        if now >= inputDeadline { inputIsLate() }
        if now >= writeDeadline { outputIsLate(now) }
    }

    private func inputIsLate() {
        inputDeadline = .max
        switch phase {
        case .head where !parser.isBetweenRequests, .body:
            stream.stopReading()
            inputEnd = .late
            resumeInput(.failure(.tooLate))
        case .head, .idle, .lingering:
            close()
        case .handling:
            break
        }
    }

    /// A client that takes something, however slowly, is left alone; one that takes nothing is cut off.
    private func outputIsLate(_ now: UInt64) {
        let queue = stream.writeQueueSize
        guard queue < queueAtLastLook else { return reset() }
        queueAtLastLook = queue
        writeDeadline = now &+ service.patience.stalledWriter
    }
}

extension HTTPError {
    /// 408.
    static let tooLate = HTTPError(.requestTimeout, "The request took too long to arrive.")
}
