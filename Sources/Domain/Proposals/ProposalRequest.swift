import TimeZones

/// What is asked for when an agenda is to be proposed or put right.
public struct ProposalRequest: Hashable, Sendable {
    public enum Task: String, CaseIterable, Hashable, Sendable {
        /// Gives the unscheduled sessions a place; nothing else moves.
        case fill
        /// Places everything anew that is not pinned.
        case propose
        /// Puts the conflicts of the draft right, with the fewest moves.
        case repair

        public var label: Message {
            switch self {
            case .fill: "Place the unscheduled sessions"
            case .propose: "Place everything anew"
            case .repair: "Put the draft right"
            }
        }

        public var hint: Message {
            switch self {
            case .fill: "What has a place keeps it."
            case .propose: "Pinned sessions, breaks and meals stay; all others may move."
            case .repair:
                "As few sessions as possible move away from where they are in the last release, or in the draft."
            }
        }
    }

    public var task: Task
    /// When sessions may be held on each of the event's days, as clock times; breaks and meals that are placed are kept
    /// free of themselves.
    public var dayStart: ClockTime
    /// After ``dayStart``.
    public var dayEnd: ClockTime
    /// Seconds that the search may take, 1 to 30.
    public var seconds: Int
    /// Another number gives another of the good plans.
    public var seed: Int

    /// Reads `task`, `day_start`, `day_end`, `seconds` and `seed`.
    public static func read(_ reader: inout FieldReader) throws(DomainError) -> ProposalRequest {
        let task = reader.choice("task", standard: Task.fill)
        let time: Message = "Use a time such as 09:00."
        let start = reader.requiredValue("day_start", missing: "Give the time at which days begin.", orSay: time) {
            ClockTime($0)
        }
        let end = reader.requiredValue("day_end", missing: "Give the time at which days end.", orSay: time) {
            ClockTime($0)
        }
        if let start, let end, start >= end { reader.refuse("day_end", "The day must end after it begins.") }
        let seconds = reader.number("seconds", in: 1...30) ?? 2
        let seed = reader.number("seed", in: 1...1_000_000) ?? 1
        try reader.finish()
        guard let start, let end else { throw .invalid(reader.problems) }
        return ProposalRequest(task: task, dayStart: start, dayEnd: end, seconds: seconds, seed: seed)
    }
}
