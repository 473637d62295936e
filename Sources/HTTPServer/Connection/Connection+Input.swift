internal import HTTP
internal import HTTPTypes
internal import LibUV

/// What the client sent next, as the connection's task sees it.
enum InputEvent {
    case head(RequestHead)
    /// A request without a body whose answer is not out yet: see Connection+AtOnce.
    case begun(Request, Remainder)
    case body([UInt8])
    /// The request is complete.
    case end
    /// The bytes break a rule or a limit, or came too late; nothing more is read as HTTP.
    case failure(HTTPError)
    /// Nothing more will come.
    case closed
}

/// Why nothing more will come.
enum InputEnd {
    /// The client has ended its side; it may still take answers.
    case ended
    /// The connection is gone.
    case broken
    /// Too late.
    case late
}

extension Connection {
    /// The next event: from bytes that are here already, else after waiting. One caller at a time.
    nonisolated(nonsending) func nextEvent() async -> InputEvent {
        if let event = eventFromStash() { return event }
        switch inputEnd {
        case .ended, .broken: return .closed
        case .late: return .failure(.tooLate)
        case nil: break
        }
        noticeNewHead()
        guard inputWaiter == nil else {
            return .failure(HTTPError(.internalServerError, "The body of a request has one reader."))
        }
        do throws(UVError) { try stream.resumeReading() } catch { return .closed }
        // because: resumed exactly once: resumeInput takes the waiter out before resuming it.
        return await withUnsafeContinuation { inputWaiter = $0 }
    }

    /// Hands an event to the task if it waits for one.
    func resumeInput(_ event: InputEvent) {
        guard let waiter = inputWaiter else { return }
        inputWaiter = nil
        waiter.resume(returning: event)
    }

    /// Bytes that came while nobody waited for them, or behind what was waited for.
    func eventFromStash() -> InputEvent? {
        // Between requests the parser has nothing to say without bytes; within a body it may know that it ended.
        guard !stash.isEmpty || !body.isComplete else { return nil }
        let bytes = stash
        let event = step(bytes.span, &stashStart)
        if stashStart == bytes.count, stashStart > 0 {
            stash = []
            stashStart = 0
        }
        return event
    }

    func didRead(_ bytes: Span<UInt8>) {
        guard phase != .lingering else { return }
        guard inputWaiter != nil else { return keep(bytes, from: 0) }
        if answerRepeated(bytes) { return }
        var position = 0
        var answered = 0
        while let event = step(bytes, &position) {
            // A head comes only when the task waits for one: while it waits for a body, the request's end is in between.
            guard case .head(let head) = event, head.framing == .none, answered < Self.requestsPerTurn else {
                return handOver(event, bytes, from: position)
            }
            answered += 1
            switch answerAtOnce(head) {
            case .goesOn: if position == bytes.count { return }
            case .ends(let clientExpectsIt):
                if position < bytes.count { keep(bytes, from: position) }
                return endAfterAnswer(clientExpectsIt: clientExpectsIt)
            case .remains(let request, let remainder):
                return handOver(.begun(request, remainder), bytes, from: position)
            case .isGone: return
            }
        }
        noticeNewHead()
    }

    private func handOver(_ event: InputEvent, _ bytes: Span<UInt8>, from position: Int) {
        if position < bytes.count { keep(bytes, from: position) }
        resumeInput(event)
    }

    /// The time for a head begins with its first byte.
    private func noticeNewHead() {
        guard phase == .idle, !parser.isBetweenRequests else { return }
        expect(.head, within: service.patience.head)
    }

    /// Keeps bytes for later and reads no more until they are used: at most one read is ever held.
    private func keep(_ bytes: Span<UInt8>, from start: Int) {
        stream.stopReading()
        // because: the buffer is only read, inside the closure, to be copied in one go.
        bytes.extracting(start..<bytes.count).withUnsafeBufferPointer { stash.append(contentsOf: $0) }
    }

    func didEnd(_ error: UVError) {
        inputEnd = error == .endOfFile ? .ended : .broken
        if phase == .lingering { close() } else { resumeInput(.closed) }
    }

    private func step(_ bytes: Span<UInt8>, _ position: inout Int) -> InputEvent? {
        do throws(HTTPError) {
            switch try parser.next(in: bytes, at: &position) {
            case .needMore: return nil
            case .head(let head):
                // A request without a body ends with its head.
                if head.framing == .none { _ = try parser.next(in: bytes, at: &position) }
                return .head(head)
            case .body(let range):
                // because: the buffer is only read, inside the closure, to be copied in one go.
                return .body(bytes.extracting(range).withUnsafeBufferPointer { Array($0) })
            case .end: return .end
            }
        } catch {
            return .failure(error)
        }
    }
}
