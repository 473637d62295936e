internal import HTTP
internal import LibUV

/// One client's socket, and the task that reads its requests and answers them one after the other.
///
/// Lives on its loop's thread. The task prefers the loop as its executor, so that handlers run there too and a
/// continuation never leaves it (8.4 µs a request; through the global pool it was 17.7).
// because: everything is touched on the loop's thread only; handlers elsewhere come in through Loop-hopping types
// (ConnectionBody, ResponseStream).
final class Connection: @unchecked Sendable {
    /// What the connection waits for from its client; decides what happens at the deadline.
    enum Phase {
        /// The first byte of a next request.
        case idle
        /// The rest of a head, or the first one.
        case head
        /// More of a body.
        case body
        /// Nothing: a request is being handled.
        case handling
        /// The end, after the last answer.
        case lingering
    }

    let worker: Worker
    let loop: EventLoop
    let stream: TCPStream
    let service: Service
    /// The place in the worker's list.
    var position = 0
    var task: Task<Void, Never>?
    private(set) lazy var peer: PeerAddress = {
        guard let peer = stream.peer else { return PeerAddress(host: "unknown") }
        return PeerAddress(host: peer.host, port: peer.port)
    }()
    /// What the other end says of its clients' addresses is believed.
    private(set) lazy var peerIsProxy = service.trustedProxies.contains(peer)
    /// When the request being handled was complete, by ``MonotonicClock``.
    var began: UInt64 = 0

    // Input: see Connection+Input
    var parser: RequestParser
    var stash: [UInt8] = []
    var stashStart = 0
    var inputEnd: InputEnd?
    var inputWaiter: UnsafeContinuation<InputEvent, Never>?
    var phase = Phase.head
    var inputDeadline = UInt64.max

    // The body of the request being handled: see Connection+Body
    var requestCount = 0
    var body = BodyProgress()

    // Output: see Connection+Output
    /// Unchecked because: it is changed by one function at a time, on the loop's thread, none of which calls another amid it;
    /// the check was a hundredth of a short answer's time.
    @exclusivity(unchecked) var output: [UInt8] = []
    var writeWaiters: [UnsafeContinuation<UVError?, Never>] = []
    var writeDeadline = UInt64.max
    var queueAtLastLook = 0
    /// Made once, so that a write allocates nothing for it.
    private(set) lazy var didWrite: (UVError?) -> Void = { [unowned self] error in
        writeWaiters.removeFirst().resume(returning: error)
    }

    init(stream: TCPStream, worker: Worker) {
        self.stream = stream
        self.worker = worker
        loop = stream.loop
        service = worker.service
        parser = RequestParser(limits: service.limits.request)
    }

    /// Begins to read. False when the client is gone already.
    func open() -> Bool {
        do throws(UVError) {
            try stream.setNoDelay()
            try stream.startReading { [self] in
                didRead($0)
            } end: { [self] in
                didEnd($0)
            }
            expect(.head, within: service.patience.head)
            return true
        } catch {
            stream.close()
            return false
        }
    }

    /// Answers requests until the connection has to end.
    nonisolated(nonsending) func serve() async {
        while true {
            if worker.isStopping, stash.isEmpty, parser.isBetweenRequests { return close() }
            switch await nextEvent() {
            case .head(let head):
                guard await answer(head) else { return }
            case .begun(let request, let remainder):
                guard await finish(request, remainder) else { return }
            case .failure(let error):
                await refuse(error)
                return
            case .body, .end, .closed:
                close()
                return
            }
        }
    }

    // Ending

    /// Nothing of a request is here or under way.
    var isIdle: Bool { awaitsHead && parser.isBetweenRequests }

    /// No request is whole enough to be handled.
    var awaitsHead: Bool { (phase == .idle || phase == .head) && inputWaiter != nil }

    /// How much the client needs the connection when another needs room: least with its last answer, then between two
    /// requests, then with a head that is awaited; nil with a request under way. Who has just come and said nothing yet ranks
    /// with the heads: it would go before all of them, and under a flood that is who speaks next.
    var need: Int? {
        switch phase {
        case .lingering: 0
        case .idle where awaitsHead: 1
        case .head where awaitsHead: 2
        default: nil
        }
    }

    /// The server stops: an idle connection ends now, a busy one after its answer.
    func stop() {
        if isIdle { close() }
    }

    /// The server stops for good.
    func abort() {
        task?.cancel()
        end { stream.closeReset() }
    }

    /// Closes the socket; who waits for input learns that it is over.
    func close() {
        end { stream.close() }
    }

    /// Ends a connection whose client does not take its answer, or must not believe that it got all of it.
    func reset() {
        end { stream.closeReset() }
    }

    private func end(_ closeStream: () -> Void) {
        guard stream.state == .alive else { return }
        closeStream()
        stream.close { [self] in worker.closed(self) }
        inputDeadline = .max
        writeDeadline = .max
        inputEnd = .broken
        resumeInput(.closed)
    }
}
