/// The changes of a zone: a table, and the rule that goes on after it.
final class ZoneRules: Sendable {
    /// The kinds of local time; the first one is in force before the first change (RFC 9636 section 3.2).
    private let localTimes: [LocalTime]
    /// When the table's changes happen, strictly ascending.
    private let instants: [Int64]
    /// The kind of local time that starts with each change.
    private let indices: [UInt8]
    private let footer: FooterRule?
    /// How many changes of the table the footer does not give.
    private let countBeforeFooter: Int

    /// The caller has checked that there is a local time, that the two lists are equally long and that every index
    /// is within the local times.
    init(localTimes: [LocalTime], instants: [Int64], indices: [UInt8], footer: FooterRule?) {
        self.localTimes = localTimes
        self.instants = instants
        self.indices = indices
        self.footer = footer
        var count = instants.count
        if let footer {
            while count > 0, footer.startsSpan(at: instants[count - 1], as: localTimes[Int(indices[count - 1])]) {
                count -= 1
            }
        }
        countBeforeFooter = count
    }

    /// Years beyond 1 to 9999 have the local time of the nearest year within: no number can trap.
    private static func clamped(_ seconds: Int64) -> Int64 {
        min(max(seconds, CivilDate.firstDayNumber * 86_400), CivilDate.lastDayNumber * 86_400)
    }

    func localTime(at seconds: Int64) -> LocalTime {
        let seconds = Self.clamped(seconds)
        if let footer, instants.last.map({ seconds >= $0 }) ?? true { return footer.localTime(at: seconds) }
        return tableLocalTime(countingChanges: countOfChanges(atOrBefore: seconds))
    }

    private func tableLocalTime(countingChanges count: Int) -> LocalTime {
        count == 0 ? localTimes[0] : localTimes[Int(indices[count - 1])]
    }

    private func countOfChanges(atOrBefore seconds: Int64) -> Int {
        var low = 0
        var high = instants.count
        while low < high {
            let middle = (low + high) / 2
            if instants[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The next change of offset or abbreviation; entries of the table that change neither are passed over.
    func transition(after seconds: Int64) -> Transition? {
        var position = countOfChanges(atOrBefore: seconds)
        while position < instants.count {
            if let change = tableTransition(position) { return change }
            position += 1
        }
        return footer?.transition(after: max(seconds, instants.last ?? .min))
    }

    func transition(atOrBefore seconds: Int64) -> Transition? {
        if let footer, let found = footer.transition(atOrBefore: Self.clamped(seconds)),
            instants.last.map({ found.at.secondsSince1970 > $0 }) ?? true
        {
            return found
        }
        var position = countOfChanges(atOrBefore: seconds) - 1
        while position >= 0 {
            if let change = tableTransition(position) { return change }
            position -= 1
        }
        return nil
    }

    private func tableTransition(_ position: Int) -> Transition? {
        let before = tableLocalTime(countingChanges: position)
        let after = tableLocalTime(countingChanges: position + 1)
        guard before.offset != after.offset || before.abbreviation != after.abbreviation else { return nil }
        return Transition(at: Instant(secondsSince1970: instants[position]), before: before, after: after)
    }

    var yearlyTransitions: (since: Instant, changes: [YearlyTransition])? {
        guard let footer, let changes = footer.yearlyTransitions else { return nil }
        let last = countBeforeFooter == 0 ? Int64.min : instants[countBeforeFooter - 1]
        return (Instant(secondsSince1970: last), changes)
    }
}
