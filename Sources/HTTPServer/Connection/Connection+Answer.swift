internal import HTTP
internal import HTTPTypes
internal import LibUV

extension Connection {
    /// A client with requests waiting in one read lets others have a turn after this many.
    static let requestsPerTurn = 32

    /// Handles one request and sends its answer.
    /// - Returns: whether the connection goes on.
    nonisolated(nonsending) func answer(_ head: RequestHead) async -> Bool {
        let request = begin(head)
        let response: Response
        do {
            try limitBody(of: request)
            switch try service.application.reply(to: request) {
            case .ready(let ready): response = ready
            case .pending(let rest): response = await waited(for: rest, request)
            }
        } catch {
            response = service.failure(error, of: request)
        }
        return await conclude(request, response)
    }

    /// The response that has to be awaited, unless the client has as many requests under way as it may have.
    nonisolated(nonsending) func waited(
        for rest: @Sendable () async throws -> Response, _ request: Request
    ) async -> Response {
        let client = request.peer.client
        let isCounted = !isFromProxyItself(request)
        if isCounted, !service.waiting.enter(client, limit: service.limits.waitingPerAddress) {
            return service.failure(HTTPError.tooManyAtOnce, of: request)
        }
        defer { if isCounted { service.waiting.leave(client) } }
        do { return try await rest() } catch { return service.failure(error, of: request) }
    }

    func begin(_ head: RequestHead) -> Request {
        requestCount += 1
        body = BodyProgress(of: head, patience: service.patience.body)
        expectNothing()
        began = MonotonicClock.now()
        return Request(head: head, body: incomingBody(of: head), peer: client(of: head))
    }

    /// Sends the answer to a request.
    /// - Returns: whether the connection goes on.
    nonisolated(nonsending) func conclude(_ request: Request, _ response: Response) async -> Bool {
        let head = request.head
        guard stream.state == .alive else { return false }
        if !body.isComplete { skipStashedBody() }
        let goesOn = mayGoOn(after: head, number: requestCount)
        defer { tell(request, status: response.status.code, bytes: response.bodyCount(for: request)) }
        do {
            guard try await send(response, for: request, keepsAlive: goesOn) else {
                endAfterAnswer(clientExpectsIt: !head.keepsAlive)
                return false
            }
        } catch {
            reset()
            return false
        }
        guard body.isComplete ? true : await drain() else {
            endAfterAnswer(clientExpectsIt: false)
            return false
        }
        expect(.idle, within: service.patience.idle)
        if requestCount % Self.requestsPerTurn == 0, !stash.isEmpty { await Task.yield() }
        return true
    }

    private func incomingBody(of head: RequestHead) -> RequestBody {
        switch head.framing {
        case .none: .empty
        case .length(let length):
            RequestBody(length: length, source: ConnectionBody(connection: self, number: requestCount))
        case .chunked: RequestBody(length: nil, source: ConnectionBody(connection: self, number: requestCount))
        }
    }

    /// Tells the parser how much the request's route takes, before anything of the body is read.
    private func limitBody(of request: Request) throws(HTTPError) {
        guard !body.isComplete else { return }
        do throws(HTTPError) {
            try parser.limitBody(to: service.application.bodyLimit(request))
        } catch {
            body.failure = error
            throw error
        }
    }

    /// Whether the connection can take another request after this one, its `number`th.
    func mayGoOn(after head: RequestHead, number: Int) -> Bool {
        head.keepsAlive && mayGoOn(number: number)
    }

    /// The same where the client is known to expect it.
    func mayGoOn(number: Int) -> Bool {
        number < service.limits.requestsPerConnection && !worker.isStopping && !worker.isFull && canDrain
    }

    /// Answers bytes that are not a request, or came too late, and ends the connection.
    nonisolated(nonsending) func refuse(_ error: HTTPError) async {
        expectNothing()
        began = MonotonicClock.now()
        defer { tell(nil, status: error.status.code, bytes: nil) }
        output.removeAll(keepingCapacity: true)
        let delivery = ResponseHead.write(
            service.errorPage(error, nil), ResponseHead.Context(keepsAlive: false),
            dateLine: worker.currentDateLine(), to: &output)
        var buffers = [output]
        // An error page that is a stream would need its request, which does not exist: its head alone ends the connection.
        if case .bytes(let bytes) = delivery { buffers.append(bytes) }
        do throws(UVError) {
            try await write(buffers)
            endAfterAnswer(clientExpectsIt: false)
        } catch {
            reset()
        }
    }

    /// Closes after the last answer. Unless the client expects it and has sent nothing more, our side ends first and what
    /// still comes is read and dropped for a while: closing with unread bytes would send a reset, which can reach the
    /// client before the answer does (RFC 9112, 9.6). Nor does it wait where others wait for its place.
    func endAfterAnswer(clientExpectsIt: Bool) {
        let maySayMore = !(clientExpectsIt || worker.isFull) || !body.isComplete || !stash.isEmpty
        guard maySayMore, inputEnd != .ended, inputEnd != .broken else {
            return close()
        }
        stash = []
        stashStart = 0
        expect(.lingering, within: service.patience.lingering)
        do throws(UVError) {
            try stream.shutdown { [weak self] error in
                if error != nil { self?.close() }
            }
            try stream.resumeReading()
        } catch {
            close()
        }
    }
}
