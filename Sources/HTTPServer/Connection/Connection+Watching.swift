internal import Glibc
internal import HTTP

/// Nanoseconds of a clock that never goes back.
enum MonotonicClock {
    static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(bitPattern: Int64(time.tv_sec)) &* 1_000_000_000 &+ UInt64(bitPattern: Int64(time.tv_nsec))
    }
}

extension Connection {
    /// Whom a request comes from: the other end of the connection, or whom a trusted proxy there names.
    func client(of head: RequestHead) -> PeerAddress {
        guard peerIsProxy, TrustedProxies.speaks(in: head.fields) else { return peer }
        return service.trustedProxies.client(head.fields, from: peer)
    }

    /// Whether a request is that of a trusted proxy itself, or of a program beside it: such are not limited.
    func isFromProxyItself(_ request: Request) -> Bool {
        request.peer == peer ? peerIsProxy : service.trustedProxies.contains(request.peer)
    }

    /// Tells the meter and the log of the answer to a request.
    /// - Parameters:
    ///   - request: nil for bytes that were none.
    ///   - bytes: of the body, when they are known.
    func tell(_ request: Request?, status: Int, bytes: Int?) {
        tell(request, route: request.flatMap(service.application.route), status: status, bytes: bytes)
    }

    /// The same when the route's number is known.
    func tell(_ request: Request?, route: Int?, status: Int, bytes: Int?) {
        worker.meter.count(route: route ?? -1, status: status, nanoseconds: MonotonicClock.now() &- began)
        log(request, route: route, status: status, bytes: bytes)
    }

    /// Gives the log its line, where there is one.
    func log(_ request: Request?, route: Int?, status: Int, bytes: Int?) {
        guard worker.keepsLog else { return }
        worker.log(
            Exchange(
                peer: request?.peer ?? peer, request: request, route: route.map { service.application.routes[$0] },
                status: status, bytes: bytes, nanoseconds: MonotonicClock.now() &- began))
    }
}

extension Response {
    /// How many bytes its body has, when that is known; none for a HEAD.
    func bodyCount(for request: Request) -> Int? {
        if request.isHead { return 0 }
        switch body {
        case .empty: return 0
        case .bytes(let bytes): return bytes.count
        case .stored(let form): return form.body.count
        case .stream(let length, _): return length.map(Int.init)
        }
    }
}
