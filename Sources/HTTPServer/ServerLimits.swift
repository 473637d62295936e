public import HTTP

/// How much a client may take of the server: times, counts, sizes. The sizes of a body are its route's business.
public struct ServerLimits: Sendable, Hashable {
    /// From the first byte of a head (for the first request: from the connection) until it is complete; then 408.
    public var head = Duration.seconds(15)
    /// Between two reads of a body that somebody waits for; then 408.
    public var bodyGap = Duration.seconds(10)
    /// Of waiting for one body in all; then 408. Time in which the handler does not ask for more is not counted.
    public var body = Duration.seconds(60)
    /// Between two requests; then the connection is closed.
    public var idle = Duration.seconds(60)
    /// Without the client taking a single byte of an answer; then the connection is reset.
    public var stalledWriter = Duration.seconds(30)
    /// After an answer that ends the connection: how long what the client still sends is read and dropped, so that a
    /// reset does not take the answer from it.
    public var lingering = Duration.seconds(5)
    /// Connections at a time, over all loops (each loop has its share). When they are used up one that has its last answer
    /// is closed, else the longest idle one, else the one whose head has been awaited longest; new ones wait in the kernel.
    public var connections = 4_000
    /// Connections at a time of one client that is no trusted proxy: an IPv4 address, or the /64 network of an IPv6 one.
    /// More are closed at once.
    public var connectionsPerAddress = 256
    /// Requests of one client at a time whose answers have to be waited for; more are answered with 429.
    public var waitingPerAddress = 32
    /// Requests in one connection; the last answer says `Connection: close`.
    public var requestsPerConnection = 10_000
    /// Bytes of a body that nobody read which are read and dropped so that the connection can go on.
    public var drainedBody: Int64 = 64 * 1024
    /// What the parser takes.
    public var request = RequestLimits()

    /// The limits for the open internet.
    public init() {}

    /// How often deadlines are looked at: often enough to keep the shortest within a quarter, at most once a second.
    var tick: UInt64 {
        let shortest = [head, bodyGap, body, idle, stalledWriter, lingering].map(\.milliseconds).min() ?? 0
        return min(max(shortest / 4, 5), 1_000)
    }
}

/// The times of ``ServerLimits`` in milliseconds, taken apart once instead of at every request.
struct Patience: Sendable {
    let head: UInt64
    let bodyGap: UInt64
    let body: UInt64
    let idle: UInt64
    let stalledWriter: UInt64
    let lingering: UInt64

    init(_ limits: ServerLimits) {
        head = limits.head.milliseconds
        bodyGap = limits.bodyGap.milliseconds
        body = limits.body.milliseconds
        idle = limits.idle.milliseconds
        stalledWriter = limits.stalledWriter.milliseconds
        lingering = limits.lingering.milliseconds
    }
}

extension Duration {
    /// Whole milliseconds, not less than none.
    var milliseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        return UInt64(seconds) &* 1_000 &+ UInt64(attoseconds / 1_000_000_000_000_000)
    }
}
