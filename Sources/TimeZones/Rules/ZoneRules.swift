/// The changes of a zone: a table, and the rule that goes on after it.
final class ZoneRules: Sendable {
    /// When the table's changes happen, strictly ascending.
    private let instants: [Int64]
    /// The local time before the first change, then the one that starts with each change.
    private let localTimes: [LocalTime]
    /// Their offsets alone.
    private let offsets: [Int]
    private let footer: FooterRule?
    /// The last change that the footer does not give.
    private let lastBeforeFooter: Int64

    /// The caller has checked that there is a local time, that the two lists are equally long and that every index
    /// is within the local times. The first local time is in force before the first change (RFC 9636 section 3.2).
    convenience init(localTimes: [LocalTime], instants: [Int64], indices: [UInt8], footer: FooterRule?) {
        // Debian's files end some tables with an entry in 2038 that changes nothing.
        var changes: [Int64] = []
        var spans = [localTimes[0]]
        for (instant, index) in zip(instants, indices) where localTimes[Int(index)] != spans[spans.count - 1] {
            changes.append(instant)
            spans.append(localTimes[Int(index)])
        }
        self.init(instants: changes, localTimes: spans, footer: footer)
    }

    private init(instants: [Int64], localTimes: [LocalTime], footer: FooterRule?) {
        var (instants, localTimes) = (instants, localTimes)
        let ruled = footer?.transitions(in: 1970...2099) ?? []
        lastBeforeFooter = Self.lastBefore(ruled, instants, localTimes)

        // Debian's files list changes up to 2037, others none that the footer gives. Listed here up to 2099, a look-up
        // of any year that people plan for is a search in a table (0.05 us, against 0.25 us by the footer).
        if let last = instants.last {
            for change in ruled where change.at.secondsSince1970 > last {
                instants.append(change.at.secondsSince1970)
                localTimes.append(change.after)
            }
        }
        self.instants = instants
        self.localTimes = localTimes
        offsets = localTimes.map(\.offset)
        self.footer = footer
    }

    /// The last instant at which the table does not do what the rule says: a change that the rule does not give, or none
    /// where it gives one. Riga changed no clocks in 2000, and by the rule before and after.
    private static func lastBefore(_ ruled: [Transition], _ instants: [Int64], _ localTimes: [LocalTime]) -> Int64 {
        let places = Dictionary(uniqueKeysWithValues: ruled.enumerated().map { ($1.at.secondsSince1970, $0) })
        var next: Int?
        for index in instants.indices.reversed() {
            let place = places[instants[index]]
            guard let place, ruled[place].after == localTimes[index + 1], next ?? place + 1 == place + 1 else {
                // One change of the rule alone, to what the clocks showed already, is none that was left out.
                guard let next, next > 1, ruled[next - 2].at.secondsSince1970 > instants[index] else {
                    return instants[index]
                }
                return ruled[next - 1].at.secondsSince1970
            }
            next = place
        }
        return .min
    }

    /// Years beyond 1 to 9999 have the local time of the nearest year within: no number can trap.
    private static func clamped(_ seconds: Int64) -> Int64 {
        min(max(seconds, CivilDate.firstDayNumber * 86_400), CivilDate.lastDayNumber * 86_400)
    }

    func localTime(at seconds: Int64) -> LocalTime {
        let seconds = Self.clamped(seconds)
        if let footer, instants.last.map({ seconds >= $0 }) ?? true { return footer.localTime(at: seconds) }
        return localTimes[countOfChanges(atOrBefore: seconds)]
    }

    /// As ``localTime(at:)``, without touching the abbreviation's reference count.
    func offset(at seconds: Int64) -> Int {
        let seconds = Self.clamped(seconds)
        if let last = instants.last, seconds < last { return offsets[countOfChanges(atOrBefore: seconds)] }
        return localTime(at: seconds).offset
    }

    /// The offset of a whole span, nil when the clocks may change in it.
    func offset(through first: Int64, _ last: Int64) -> Int? {
        let count = countOfChanges(atOrBefore: first)
        return count < instants.count && instants[count] > last ? offsets[count] : nil
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
        let before = localTimes[position]
        let after = localTimes[position + 1]
        guard before.offset != after.offset || before.abbreviation != after.abbreviation else { return nil }
        return Transition(at: Instant(secondsSince1970: instants[position]), before: before, after: after)
    }

    var yearlyTransitions: (since: Instant, changes: [YearlyTransition])? {
        guard let changes = footer?.yearlyTransitions else { return nil }
        return (Instant(secondsSince1970: lastBeforeFooter), changes)
    }
}
