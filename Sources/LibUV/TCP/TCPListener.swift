internal import CLibUV

/// A listening TCP socket of one loop. For the loop's thread.
///
/// It polls its own socket instead of using `uv_listen`, because that one cannot pause: it spins inside
/// `uv__server_io` when accepting fails with EMFILE and libuv's spare descriptor is gone, and it has no way to leave
/// connections in the kernel's queue while the server is full.
// because: as Handle says: the loop's thread only.
public final class TCPListener: Handle, @unchecked Sendable {
    /// How long accepting rests, in milliseconds, after the system had no descriptor for a connection.
    public static let restAfterExhaustion: UInt64 = 100
    /// Connections taken in one turn before other sockets are served.
    private static let connectionsPerTurn = 64

    /// Where it listens, with the real port when 0 was asked for.
    public let address: SocketAddress

    private let socket: ListeningSocket
    private var spare = SpareDescriptor()
    private var rest: Timer?
    private var accept: ((TCPStream) -> Void)?
    private var isPaused = true
    /// How often connections were refused because the process had no descriptor left.
    public private(set) var exhaustions = 0

    /// Binds and listens; connections wait in the kernel until ``start(accept:)``.
    /// - Parameters:
    ///   - backlog: connections that may wait.
    ///   - sharesPort: SO_REUSEPORT: several loops listen at the same port, each with its own queue.
    /// - Throws: ``UVError/addressInUse``, ``UVError/accessDenied``, ``UVError/addressNotAvailable`` …
    public init(
        on loop: EventLoop, address: SocketAddress, backlog: Int32 = 511, sharesPort: Bool = true
    ) throws(UVError) {
        let socket = try ListeningSocket(address: address, backlog: backlog, sharesPort: sharesPort)
        self.socket = socket
        do throws(UVError) {
            self.address = try socket.address
            try super.init(UV_POLL, on: loop) { raw in
                uv_poll_init(loop.raw, raw.assumingMemoryBound(to: uv_poll_t.self), socket.descriptor)
            }
        } catch {
            socket.close()
            spare.close()
            throw error
        }
    }

    /// Whether anybody listens at this address: tries to bind without sharing the port, and lets go at once.
    public static func checkFree(_ address: SocketAddress) throws(UVError) {
        try ListeningSocket(address: address, backlog: 1, sharesPort: false).close()
    }

    /// Takes connections from now on.
    /// - Parameter accept: called on the loop with each new stream, which the callee has to close in the end.
    public func start(accept: @escaping (TCPStream) -> Void) throws(UVError) {
        try checkAlive()
        self.accept = accept
        try poll()
    }

    /// Leaves connections in the kernel's queue until ``resume()``.
    public func pause() {
        guard state == .alive, !isPaused else { return }
        isPaused = true
        uv_poll_stop(pointer(as: uv_poll_t.self))
    }

    /// Takes connections again.
    public func resume() {
        guard state == .alive, isPaused, accept != nil else { return }
        // Polling a valid descriptor again cannot fail; if it did, the rest timer tries again.
        do throws(UVError) { try poll() } catch { restAWhile() }
    }

    private func poll() throws(UVError) {
        isPaused = false
        try UVError.check(
            uv_poll_start(pointer(as: uv_poll_t.self), Int32(UV_READABLE.rawValue)) { raw, _, _ in
                Handle.owner(raw?.pointee.data, as: TCPListener.self)?.takeConnections()
            })
    }

    private func takeConnections() {
        for _ in 0..<Self.connectionsPerTurn {
            guard state == .alive, !isPaused else { return }
            switch socket.accept() {
            case .connection(let descriptor): admit(descriptor)
            case .nothingWaits: return
            case .exhausted: return turnAway()
            }
        }
    }

    private func admit(_ descriptor: Int32) {
        guard let stream = try? TCPStream(on: loop, taking: descriptor) else { return }
        accept?(stream)
    }

    /// Closes one waiting connection and rests, so that a full process neither spins nor leaves its clients in doubt.
    private func turnAway() {
        exhaustions += 1
        spare.lend {
            if case .connection(let descriptor) = socket.accept() { ListeningSocket.discard(descriptor) }
        }
        restAWhile()
    }

    private func restAWhile() {
        pause()
        do throws(UVError) {
            let timer: Timer
            if let rest { timer = rest } else { timer = try Timer(on: loop) }
            rest = timer
            try timer.start(after: Self.restAfterExhaustion) { [weak self] in self?.resume() }
        } catch {
            // A timer needs no descriptor and only fails when the loop is stopping: then nobody is to be accepted.
            return
        }
    }

    override func willClose() {
        // The descriptor is needed until libuv is done with the handle; nobody is to come in until then.
        socket.stopListening()
        rest?.close()
        rest = nil
    }

    override func didClose() {
        accept = nil
        socket.close()
        spare.close()
    }
}
