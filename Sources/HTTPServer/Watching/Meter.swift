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
        let routes = loops.first?.routes ?? []
        var sum = LoopMeter.Counts(routes: routes.count)
        for loop in loops { sum.add(loop.take()) }
        return sum.figures(routes)
    }
}

/// The counts of one loop. Written on its thread, read by whoever asks: the lock is nearly always free.
final class LoopMeter: Sendable {
    struct Counts {
        /// For each route, the answers by place of their status; the row before the first is for no route.
        var answers: [Int]
        /// For each route the counts of its buckets, then the sum of nanoseconds.
        var latencies: [Int]
        var connections = 0
        var accepted = 0
        var turnedAway = 0
        var lag: UInt64 = 0

        init(routes: Int) {
            answers = [Int](repeating: 0, count: (routes + 1) * StatusPlaces.count)
            latencies = [Int](repeating: 0, count: (routes + 1) * LoopMeter.width)
        }
    }

    /// What the numbers of routes stand for.
    let routes: [String]
    private let counts: Mutex<Counts>

    init(_ routes: [String]) {
        self.routes = routes
        counts = Mutex(Counts(routes: routes.count))
    }

    /// Counts an answer of the route with this number; -1 stands for none. Tables and numbers, because a dictionary and
    /// texts took a tenth of a repeated answer's time.
    func count(route: Int, status: Int, nanoseconds: UInt64) {
        let answer = (route + 1) * StatusPlaces.count + StatusPlaces.place(of: status)
        let row = (route + 1) * Self.width
        let bucket = row + Self.bucket(of: nanoseconds)
        counts.withLock { counts in
            counts.answers[answer] += 1
            counts.latencies[bucket] += 1
            counts.latencies[row + Self.width - 1] &+= Int(truncatingIfNeeded: nanoseconds)
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

    /// The buckets, the one for what is longer, and the sum.
    static let width = Meter.bounds.count + 2

    private static let limits = Meter.bounds.map { UInt64($0 * 1e9) }

    private static func bucket(of nanoseconds: UInt64) -> Int {
        limits.firstIndex { nanoseconds <= $0 } ?? limits.count
    }
}

extension LoopMeter.Counts {
    mutating func add(_ other: LoopMeter.Counts) {
        answers = zip(answers, other.answers).map { $0 + $1 }
        latencies = zip(latencies, other.latencies).map { $0 &+ $1 }
        connections += other.connections
        accepted += other.accepted
        turnedAway += other.turnedAway
        lag = max(lag, other.lag)
    }

    func figures(_ routes: [String]) -> Meter.Figures {
        var (answered, took): ([Meter.Answers], [Meter.Latency]) = ([], [])
        for (row, route) in ([nil] + routes).enumerated() {
            for (place, status) in StatusPlaces.statuses.enumerated() {
                let count = answers[row * StatusPlaces.count + place]
                if count > 0 { answered.append(Meter.Answers(route: route, status: status, count: count)) }
            }
            let cells = latencies[row * LoopMeter.width..<(row + 1) * LoopMeter.width]
            if cells.contains(where: { $0 != 0 }) {
                let seconds = Double(cells.last ?? 0) / 1e9
                took.append(Meter.Latency(route: route, counts: Array(cells.dropLast()), seconds: seconds))
            }
        }
        return Meter.Figures(
            answers: answered, latencies: took,
            connections: connections, accepted: accepted, turnedAway: turnedAway, lag: Double(lag) / 1000)
    }
}

/// A small number for each status that this program answers with.
private enum StatusPlaces {
    /// The last stands for all that are not listed.
    static let statuses = [
        200, 201, 204, 206, 301, 303, 304, 308, 400, 401, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 414, 415,
        417,
        421, 422, 426, 428, 429, 431, 500, 501, 503, 505, 507, 0,
    ]
    static let count = statuses.count

    static func place(of status: Int) -> Int { places[min(max(status, 0), places.count - 1)] }

    private static let places = (0..<600).map { statuses.firstIndex(of: $0) ?? statuses.count - 1 }
}
