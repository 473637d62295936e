internal import HTTP
internal import HTTPTypes
internal import LibUV

/// How far the body of the request being handled has been read.
struct BodyProgress {
    /// Everything was read, or there is none.
    var isComplete = true
    /// The client waits for a 100 before it sends anything.
    var owesContinue = false
    /// Bytes still to come when the length is known.
    var remaining: Int64?
    /// Milliseconds that may still be spent waiting.
    var patience: UInt64 = 0
    /// Why the rest cannot be had.
    var failure: HTTPError?

    init() {}

    init(of head: RequestHead, patience: UInt64) {
        isComplete = head.framing == .none
        owesContinue = head.expectsContinue && !isComplete
        if case .length(let length) = head.framing { remaining = length }
        self.patience = patience
    }
}

/// The body as its handler sees it: from whatever thread it asks, the reading happens on the connection's loop.
struct ConnectionBody: RequestBodySource {
    let connection: Connection
    /// Which request of the connection it belongs to.
    let number: Int

    func next() async throws -> [UInt8]? {
        if connection.loop.isCurrent { return try await connection.nextPiece(of: number) }
        let executor: any TaskExecutor = connection.loop
        return try await Task(executorPreference: executor) { try await connection.nextPiece(of: number) }.value
    }
}

extension Connection {
    /// The next piece of the body of request `number`, nil at its end.
    nonisolated(nonsending) func nextPiece(of number: Int) async throws(HTTPError) -> [UInt8]? {
        guard number == requestCount else { throw .badRequest("The body of an answered request is gone.") }
        if let failure = body.failure { throw failure }
        if body.isComplete { return nil }
        try await inviteBody()
        let asked = loop.now
        expect(.body, within: min(service.patience.bodyGap, body.patience))
        let event = await nextEvent()
        expectNothing()
        body.patience -= min(body.patience, loop.now &- asked)
        return try piece(event)
    }

    /// Sends the 100 that the client waits for, unless it has begun already.
    private nonisolated(nonsending) func inviteBody() async throws(HTTPError) {
        guard body.owesContinue else { return }
        body.owesContinue = false
        guard stash.isEmpty else { return }
        do throws(UVError) { try await write([ResponseHead.continueBytes]) } catch { throw fail(.incomplete) }
    }

    private func piece(_ event: InputEvent) throws(HTTPError) -> [UInt8]? {
        switch event {
        case .body(let bytes):
            if let remaining = body.remaining { body.remaining = remaining - Int64(bytes.count) }
            return bytes
        case .end:
            body.isComplete = true
            return nil
        case .failure(let error): throw fail(error)
        case .head, .begun, .closed: throw fail(.incomplete)
        }
    }

    private func fail(_ error: HTTPError) -> HTTPError {
        body.failure = error
        return error
    }

    /// Skips what has come of a body that nobody read.
    func skipStashedBody() {
        while !body.isComplete, body.failure == nil, let event = eventFromStash() {
            _ = try? piece(event)
        }
    }

    /// So little of the body is left that reading it is cheaper than a new connection.
    var canDrain: Bool {
        guard body.failure == nil, !body.owesContinue else { return body.isComplete }
        if body.isComplete { return true }
        guard let remaining = body.remaining else { return false }
        return remaining <= service.limits.drainedBody
    }

    /// Reads and drops the rest of the body. False when it did not come.
    nonisolated(nonsending) func drain() async -> Bool {
        do throws(HTTPError) {
            while try await nextPiece(of: requestCount) != nil {}
            return true
        } catch {
            return false
        }
    }
}

extension HTTPError {
    /// 400: the client went away in the middle of a body.
    static let incomplete = HTTPError(.badRequest, "The request ended before its body was complete.")
}
