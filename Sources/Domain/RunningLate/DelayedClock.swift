import TimeZones

/// The times of a day before and after a delay: it stands still at the delay's beginning, and then runs through gaps
/// and pauses faster where they are shortened.
struct DelayedClock {
    /// Seconds by which the last boundary is later.
    private(set) var secondsLeft: Int64
    private let from: Instant
    private let delay: Int64
    private var segments: [Segment] = []

    /// A stretch between two boundaries of sessions.
    private struct Segment {
        let start: Instant
        let length: Int64
        let kind: Kind
        /// As short as it may become, in seconds.
        let shortest: Int64
        var newLength: Int64
    }

    private enum Kind {
        case gap, pause, content
    }

    var minutesLeft: Int { Int(secondsLeft / 60) }

    init(_ delay: Delay, over items: [AgendaItem]) {
        from = delay.from
        self.delay = Int64(delay.minutes) * 60
        secondsLeft = self.delay
        guard delay.minutes > 0, delay.remedy != .shift else { return }
        segments = Self.segments(of: items, from: delay.from)
        shortenPauses()
        if delay.remedy == .shortenAll { shortenContent() }
    }

    /// Where something begins that began at `instant`.
    func start(_ instant: Instant) -> Instant { instant < from ? instant : moved(instant) }

    /// Where something ends that ended at `instant`.
    func end(_ instant: Instant) -> Instant { instant <= from ? instant : moved(instant) }

    private func moved(_ instant: Instant) -> Instant {
        let saved = segments.filter { $0.start < instant }.map { $0.length - $0.newLength }.reduce(0, +)
        return instant.adding(seconds: delay - saved)
    }

    private static func segments(of items: [AgendaItem], from: Instant) -> [Segment] {
        let slots = items.compactMap { item in item.session.slot.map { ($0, item.session.details.kind) } }
        let times = Set(slots.flatMap { [$0.0.start, $0.0.end] }.filter { $0 > from } + [from]).sorted()
        return zip(times, times.dropFirst()).map { start, end in
            segment(start, end, slots.filter { $0.0.start <= start && $0.0.end >= end })
        }
    }

    private static func segment(_ start: Instant, _ end: Instant, _ slots: [(Slot, SessionKind)]) -> Segment {
        let length = end.secondsSince1970 - start.secondsSince1970
        let (kind, shortest): (Kind, Int64) =
            if slots.isEmpty {
                (.gap, 0)
            } else if slots.allSatisfy({ $0.1.isPause }) {
                // A pause that others cut into stretches keeps its shortest length over all of them.
                (.pause, slots.map { wholeMinutes(length * $0.1.shortestPause / $0.0.length) }.max() ?? 0)
            } else {
                (.content, wholeMinutes(length * 2 / 3))
            }
        return Segment(start: start, length: length, kind: kind, shortest: min(length, shortest), newLength: length)
    }

    /// Rounded up.
    private static func wholeMinutes(_ seconds: Int64) -> Int64 { (seconds + 59) / 60 * 60 }

    /// Shortens gaps and pauses, the next one first, until the delay is made up: people want their coffee, and dinner at
    /// the hour that was announced.
    private mutating func shortenPauses() {
        for index in segments.indices where segments[index].kind != .content && secondsLeft > 0 {
            let saved = min(secondsLeft, segments[index].newLength - segments[index].shortest) / 60 * 60
            segments[index].newLength -= saved
            secondsLeft -= saved
        }
    }

    private mutating func shortenContent() {
        while secondsLeft > 0 {
            let able = segments.indices.filter {
                segments[$0].kind == .content && segments[$0].newLength - segments[$0].shortest >= 60
            }
            guard let longest = able.max(by: { segments[$0].newLength < segments[$1].newLength }) else { return }
            let saved = min(Self.step, secondsLeft, segments[longest].newLength - segments[longest].shortest) / 60 * 60
            segments[longest].newLength -= saved
            secondsLeft -= saved
        }
    }

    /// Five minutes, by which sessions are shortened.
    private static let step: Int64 = 300
}

extension SessionKind {
    /// Seconds that a pause of this kind needs; a shorter one stays as it is.
    fileprivate var shortestPause: Int64 {
        switch self {
        case .meal: 30 * 60
        case .networking: 15 * 60
        default: 10 * 60
        }
    }
}
