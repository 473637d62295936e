internal import HTTP
internal import LibUV

/// One event loop with its listener and its connections.
// because: everything but the constants is touched on the loop's thread only; preconditionOnLoop() guards the entries.
final class Worker: @unchecked Sendable {
    let loop: EventLoop
    let service: Service
    private let connectionLimit: Int

    private var listener: TCPListener?
    private var clock: Timer?
    private var connections: [Connection] = []
    /// Connection tasks that have not ended; they may outlive their socket by what their handler does.
    private var runningTasks = 0
    private var dateLine = DateLine()
    let repeatedRequests = RepeatedRequests()
    let meter: LoopMeter
    /// Asked for each answer: to look at the log itself would count its references.
    let keepsLog: Bool
    private var logLines: [UInt8] = []
    private var lastTick: UInt64 = 0
    private var whenQuiet: [UnsafeContinuation<Void, Never>] = []
    /// New requests are not awaited any more.
    private(set) var isStopping = false
    private var isAborted = false

    init(loop: EventLoop, service: Service, connectionLimit: Int) {
        self.loop = loop
        self.service = service
        self.connectionLimit = max(connectionLimit, 1)
        meter = service.meter.addLoop(service.application.routes)
        keepsLog = service.requestLog != nil
    }

    /// Listens from now on.
    /// - Returns: the address with its real port.
    func start(at address: SocketAddress) async throws(UVError) -> SocketAddress {
        try await loop.run { [self] () throws(UVError) in
            let listener = try TCPListener(on: loop, address: address)
            self.listener = listener
            clock = try Timer(on: loop)
            try listener.start { [self] in accept($0) }
            return listener.address
        }
    }

    /// So many connections that no new one is taken and none is kept idle.
    var isFull: Bool { connections.count >= connectionLimit }

    /// The `Date` field for this second.
    func currentDateLine() -> [UInt8] { dateLine(at: DateLine.currentSecond()) }

    func dateLine(at second: Int) -> [UInt8] { dateLine.at(second: second) }

    private func accept(_ stream: TCPStream) {
        let connection = Connection(stream: stream, worker: self)
        guard
            connection.peerIsProxy
                || service.connections.enter(connection.peer.client, limit: service.limits.connectionsPerAddress)
        else {
            meter.turnedAway()
            return stream.closeReset()
        }
        guard connection.open() else { return leave(connection) }
        meter.opened()
        connection.position = connections.count
        connections.append(connection)
        if connections.count == 1 { startClock() }
        if isFull {
            listener?.pause()
            makeRoom()
        }
        runningTasks += 1
        let executor: any TaskExecutor = loop
        connection.task = Task(executorPreference: executor) {
            await connection.serve()
            self.taskEnded()
        }
    }

    /// Closes the connection that is needed least, and of those the one that has waited longest. Otherwise as many clients as
    /// there is room for could keep all others out by beginning a request and not going on.
    private func makeRoom() {
        let candidates = connections.compactMap { connection in connection.need.map { (connection, $0) } }
        let least = candidates.min { ($0.1, $0.0.waitsSince) < ($1.1, $1.0.waitsSince) }
        least?.0.close()
    }

    /// The connection's handle is closed and freed.
    func closed(_ connection: Connection) {
        let position = connection.position
        guard position < connections.count, connections[position] === connection else { return }
        connections.swapAt(position, connections.count - 1)
        connections[position].position = position
        connections.removeLast()
        leave(connection)
        meter.closed()
        if connections.isEmpty {
            clock?.stop()
            flushLog()
        }
        if !isStopping, !isFull { listener?.resume() }
        checkQuiet()
    }

    private func leave(_ connection: Connection) {
        if !connection.peerIsProxy { service.connections.leave(connection.peer.client) }
    }

    private func taskEnded() {
        runningTasks -= 1
        checkQuiet()
    }

    // Time

    private func startClock() {
        let tick = service.limits.tick
        lastTick = loop.now
        // Starting an open timer cannot fail.
        try? clock?.start(after: tick, repeating: tick) { [self] in
            let now = loop.now
            meter.late(by: now &- lastTick > tick ? now &- lastTick &- tick : 0)
            lastTick = now
            flushLog()
            // A copy, because a connection that is closed may take another's place.
            for connection in connections { connection.check(at: now) }
        }
    }

    // The log of requests

    /// Keeps the line of an exchange until the clock's next tick.
    func log(_ exchange: Exchange) {
        service.requestLog?.append(exchange, &logLines)
        if logLines.count > Self.mostLogBytes { flushLog() }
    }

    private static let mostLogBytes = 64 * 1024

    /// Has the lines written off the loop.
    private func flushLog() {
        guard let log = service.requestLog, !logLines.isEmpty else { return }
        let lines = logLines
        logLines = []
        let loop = loop
        let executor: any TaskExecutor = loop
        Task(executorPreference: executor) {
            // A loop that is stopping or has too much to do takes no work: then the line is worth waiting for.
            do { try await loop.work { log.write(lines) } } catch { log.write(lines) }
        }
    }

    // Stopping

    /// Returns when no connection is left and no task runs, at the latest after `limit`.
    func stop(within limit: Duration) async {
        let executor: any TaskExecutor = loop
        await Task(executorPreference: executor) { await self.stopOnLoop(within: limit) }.value
    }

    private func stopOnLoop(within limit: Duration) async {
        // A loop that has ended runs this on another thread and has nothing left to stop.
        guard !loop.isStopping else { return }
        isStopping = true
        listener?.close()
        listener = nil
        for connection in connections { connection.stop() }
        let deadline = try? Timer(on: loop)
        try? deadline?.start(after: limit.milliseconds) { [self] in abort() }
        if !isQuiet {
            // because: resumed once, by checkQuiet, which empties the list.
            await withUnsafeContinuation { whenQuiet.append($0) }
        }
        deadline?.close()
        if !logLines.isEmpty { service.requestLog?.write(logLines) }
        logLines = []
        clock?.close()
        clock = nil
    }

    /// Resets what is left. Handlers that still run are cancelled and not waited for.
    func abort() {
        guard isStopping, !isAborted else { return }
        isAborted = true
        for connection in connections { connection.abort() }
        checkQuiet()
    }

    private var isQuiet: Bool { connections.isEmpty && (runningTasks == 0 || isAborted) }

    private func checkQuiet() {
        guard isStopping, isQuiet else { return }
        let waiting = whenQuiet
        whenQuiet = []
        for continuation in waiting { continuation.resume() }
    }
}
