internal import Synchronization

/// Counts what a server does. Each loop counts for itself; reading adds the loops up. Safe from any thread.
public final class Meter: Sendable {
    /// The upper bounds of the histogram's buckets, in seconds. A last bucket takes what is longer.
    public static let bounds = [
        0.000_1, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]

    /// How often a route answered with a status.
    public struct Answers: Sendable, Hashable {
        /// Nil for what went to no route.
        public let route: String?
        public let status: Int
        public let count: Int
    }

    /// How long a route's answers took.
    public struct Latency: Sendable, Hashable {
        public let route: String?
        /// As many as ``Meter/bounds``, and one more.
        public let counts: [Int]
        /// The sum of all, in seconds.
        public let seconds: Double
    }

    /// Everything that was counted since the start.
    public struct Figures: Sendable {
        public let answers: [Answers]
        public let latencies: [Latency]
        /// Open now.
        public let connections: Int
        public let accepted: Int
        /// Closed at once, because their address had as many as it may have.
        public let turnedAway: Int
        /// The longest that a loop came late to its clock since the figures were read last, in seconds.
        public let lag: Double
    }

    private let loops = Mutex<[LoopMeter]>([])

    public init() {}

    /// A meter for one more loop of a server with these routes.
    func addLoop(_ routes: [String]) -> LoopMeter {
        let meter = LoopMeter(routes)
        loops.withLock { $0.append(meter) }
        return meter
    }

    /// The sums over all loops, by route and status.
    public func read() -> Figures {
        let loops = loops.withLock { $0 }
        var sum = LoopMeter.Counts()
        for loop in loops { sum.add(loop.take()) }
        return sum.figures(loops.first?.routes ?? [])
    }
}

/// The counts of one loop. Written on its thread, read by whoever asks: the lock is nearly always free.
final class LoopMeter: Sendable {
    struct Counts {
        /// By ``key(_:_:)``.
        var answers: [Int: Int] = [:]
        /// By route: the counts of its buckets, then the sum of nanoseconds.
        var latencies: [Int: [Int]] = [:]
        var connections = 0
        var accepted = 0
        var turnedAway = 0
        var lag: UInt64 = 0
    }

    /// What the numbers of routes stand for.
    let routes: [String]
    private let counts = Mutex(Counts())

    init(_ routes: [String]) {
        self.routes = routes
    }

    /// Counts an answer of the route with this number; -1 stands for none. Numbers, because a text for a key took as
    /// long as finding a kept answer.
    func count(route: Int, status: Int, nanoseconds: UInt64) {
        let bucket = Self.bucket(of: nanoseconds)
        counts.withLock { counts in
            counts.answers[Self.key(route, status), default: 0] += 1
            let places = Self.limits.count + 2
            counts.latencies[route, default: [Int](repeating: 0, count: places)][bucket] += 1
            counts.latencies[route]?[places - 1] &+= Int(truncatingIfNeeded: nanoseconds)
        }
    }

    func opened() {
        counts.withLock { counts in
            counts.connections += 1
            counts.accepted += 1
        }
    }

    func closed() { counts.withLock { $0.connections -= 1 } }

    func turnedAway() { counts.withLock { $0.turnedAway += 1 } }

    /// The loop's clock rang so many milliseconds late.
    func late(by milliseconds: UInt64) {
        counts.withLock { $0.lag = max($0.lag, milliseconds) }
    }

    /// The counts so far; the lag begins anew.
    func take() -> Counts {
        counts.withLock { counts in
            let taken = counts
            counts.lag = 0
            return taken
        }
    }

    static func key(_ route: Int, _ status: Int) -> Int { (route + 1) * 1000 + status }

    private static let limits = Meter.bounds.map { UInt64($0 * 1e9) }

    private static func bucket(of nanoseconds: UInt64) -> Int {
        limits.firstIndex { nanoseconds <= $0 } ?? limits.count
    }
}

extension LoopMeter.Counts {
    mutating func add(_ other: LoopMeter.Counts) {
        answers.merge(other.answers, uniquingKeysWith: +)
        latencies.merge(other.latencies) { one, two in zip(one, two).map { $0 &+ $1 } }
        connections += other.connections
        accepted += other.accepted
        turnedAway += other.turnedAway
        lag = max(lag, other.lag)
    }

    func figures(_ routes: [String]) -> Meter.Figures {
        let name = { (number: Int) in routes.indices.contains(number) ? routes[number] : nil }
        return Meter.Figures(
            answers: answers.sorted { $0.key < $1.key }.map { key, count in
                Meter.Answers(route: name(key / 1000 - 1), status: key % 1000, count: count)
            },
            latencies: latencies.sorted { $0.key < $1.key }.map { route, places in
                Meter.Latency(
                    route: name(route), counts: Array(places.dropLast()), seconds: Double(places.last ?? 0) / 1e9)
            },
            connections: connections, accepted: accepted, turnedAway: turnedAway, lag: Double(lag) / 1000)
    }
}
