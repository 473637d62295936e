public import TimeZones

/// What reading a partner's calendar again would change.
public struct PartnerPlan: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case new, changed, unchanged
        /// Their calendar has it no longer.
        case ended
        /// The file is older than what is known; that stays.
        case older
    }

    public struct Step: Hashable, Sendable {
        public let kind: Kind
        public let name: PartnerEntry.Name
        /// As the entry will be.
        public let details: PartnerEntryDetails
        fileprivate let old: PartnerEntry?
    }

    /// What the calendar is called.
    public let title: String
    public let series: ID<Series>?
    /// Nil for a calendar that is new.
    public let calendar: PartnerCalendar?
    /// In the order of the file, then what has ended by start.
    public let steps: [Step]

    public func count(_ kind: Kind) -> Int { steps.count { $0.kind == kind } }
    /// Whether nothing would change.
    public var isEmpty: Bool { steps.allSatisfy { $0.kind == .unchanged || $0.kind == .older } && calendar != nil }
}

/// What is done with calendars of partners.
public enum Partners {
    /// The most entries of a calendar.
    public static let mostEntries = 20_000

    /// What was over before this is left as it is, and is not taken from rules of recurrence, the times of which are few. A
    /// day of some zone that is today is not over before.
    public static func past(_ now: Instant) -> Instant { now.adding(seconds: -3 * 86_400) }

    /// How far rules of recurrence are followed.
    public static func future(_ now: Instant) -> Instant { now.adding(seconds: 2 * 366 * 86_400) }

    /// Compares a file with what is known of the same calendar, the one of that title beside that series.
    ///
    /// An entry is known by its UID. A higher SEQUENCE, or the same and a later LAST-MODIFIED, wins; where both are the same
    /// the file does, since there are calendars that keep no count. What the file has no longer has ended: it is kept, and
    /// not shown until it comes back. What was over before `since` is left as it is: calendars drop their past.
    public static func plan(
        _ entries: [(name: PartnerEntry.Name, details: PartnerEntryDetails)], titled title: String,
        beside series: ID<Series>?, since: Instant, in tx: any ReadTransaction
    ) throws -> PartnerPlan {
        let title = try checked(title, entries.count)
        let calendar = try tx.partners.find(title: title, series: series)
        let known = try calendar.map { try tx.partners.entries(of: $0.id) } ?? []
        let byName = Dictionary(known.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<PartnerEntry.Name> = []
        var steps: [PartnerPlan.Step] = []
        for (name, details) in entries where seen.insert(name).inserted {
            steps.append(step(name, details, over: byName[name]))
        }
        for entry in known
        where !seen.contains(entry.name) && entry.endedAt == nil && entry.details.time.end >= since {
            steps.append(.init(kind: .ended, name: entry.name, details: entry.details, old: entry))
        }
        return PartnerPlan(title: title, series: series, calendar: calendar, steps: steps)
    }

    private static func checked(_ title: String, _ count: Int) throws -> String {
        let title = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if title.isEmpty || title.count > 200 {
            throw DomainError.invalid([
                FieldProblem("title", "Give the calendar a title of at most 200 characters.", value: title)
            ])
        }
        if count > mostEntries {
            throw DomainError.invalid([
                FieldProblem(
                    "entries", "A calendar of a partner has at most \(mostEntries) entries.", value: "\(count)")
            ])
        }
        return title
    }

    private static func step(
        _ name: PartnerEntry.Name, _ details: PartnerEntryDetails, over old: PartnerEntry?
    ) -> PartnerPlan.Step {
        guard let old else { return .init(kind: .new, name: name, details: details, old: nil) }
        // Counted from the start by whoever took it away and entered it again: what has ended is older than nothing.
        if old.endedAt != nil { return .init(kind: .changed, name: name, details: details, old: old) }
        if details.isSame(as: old.details) {
            return .init(kind: .unchanged, name: name, details: old.details, old: old)
        }
        if details.isOlder(than: old.details) {
            return .init(kind: .older, name: name, details: old.details, old: old)
        }
        return .init(kind: .changed, name: name, details: details, old: old)
    }

    /// Does what a plan says, which has to be made in the same transaction.
    @discardableResult
    public static func apply(_ plan: PartnerPlan, _ tx: any WriteTransaction) throws -> PartnerCalendar {
        let fresh = PartnerCalendar(title: plan.title, series: plan.series, importedAt: tx.now)
        var calendar = try plan.calendar ?? tx.insert(fresh)
        if plan.isEmpty { return calendar }
        for step in plan.steps {
            switch step.kind {
            case .unchanged, .older: continue
            case .new: _ = try tx.insert(PartnerEntry(calendar: calendar.id, name: step.name, details: step.details))
            case .changed, .ended:
                guard var entry = step.old else { continue }
                entry.details = step.details
                entry.endedAt = step.kind == .ended ? tx.now : nil
                try tx.save(entry)
            }
        }
        calendar.importedAt = tx.now
        try tx.save(calendar)
        return calendar
    }

    /// Gives a calendar another title, and places it beside another series. Throws ``DomainError/invalid(_:)`` when another has
    /// the title there.
    static func rename(
        _ id: ID<PartnerCalendar>, to title: String, beside series: ID<Series>?, _ tx: any WriteTransaction
    ) throws -> PartnerCalendar {
        var calendar = try found(id, in: tx)
        let title = try checked(title, 0)
        if let other = try tx.partners.find(title: title, series: series), other.id != id {
            throw DomainError.invalid([
                FieldProblem("title", "There is a calendar of this title already.", value: title)
            ])
        }
        if (calendar.title, calendar.series) == (title, series) { return calendar }
        calendar.title = title
        calendar.series = series
        try tx.save(calendar)
        return calendar
    }

    /// Takes away what their calendar has no longer.
    public static func removeEnded(of id: ID<PartnerCalendar>, _ tx: any WriteTransaction) throws -> Int {
        let ended = try tx.partners.entries(of: found(id, in: tx).id).filter { $0.endedAt != nil }
        for entry in ended { try tx.delete(entry.id) }
        return ended.count
    }

    /// Takes a calendar away with all its entries.
    public static func remove(_ id: ID<PartnerCalendar>, _ tx: any WriteTransaction) throws -> PartnerCalendar {
        let calendar = try found(id, in: tx)
        try tx.delete(id)
        return calendar
    }

    public static func found(_ id: ID<PartnerCalendar>, in tx: any ReadTransaction) throws -> PartnerCalendar {
        guard let calendar = try tx.partners.find(id) else {
            throw DomainError.notFound("There is no such calendar of a partner.")
        }
        return calendar
    }
}
