import Domain
import Store
import TimeZones

/// Tells people, or a program, about followed calendars.
enum FollowingReport {
    /// What the program ends with when a calendar could not be looked at.
    static func error(of failure: LookFailure) -> any Error {
        switch failure.kind {
        case .address, .forbidden: return UsageError(failure.message.english)
        case .unreadable, .refused:
            Terminal.complain("roundtable: \(failure.message.english)")
            return RowsRefused()
        default: return UnavailableError(failure.message.english)
        }
    }

    static func tell(_ outcome: Followings.Outcome, of following: Following, isJSON: Bool) throws {
        let source = following.details.address.description
        switch outcome {
        case .failed(let failure): throw error(of: failure)
        case .overtaken:
            throw DomainError.conflict("The calendar was changed meanwhile. Try again.")
        case .unchanged:
            Terminal.say(
                isJSON
                    ? JSON.object([("source", .text(source)), ("unchanged", .bool(true))]).description
                    : "\(source): nothing has changed")
        case .changed(let plan):
            try CalendarReport(source: source, found: nil, plan: plan, isDryRun: false).tell(isJSON: isJSON)
        }
    }

    /// One line a calendar.
    static func list(in store: SQLiteStore, isJSON: Bool) throws {
        let rows = try store.read { tx in
            try tx.partners.calendars().map { calendar in
                (
                    calendar, try calendar.series.flatMap { try tx.series.find($0) }?.slug.description ?? "",
                    try tx.partners.following(of: calendar.id)
                )
            }
        }
        if isJSON { return Terminal.say(JSON.list(rows.map { json($0.0, $0.1, $0.2) }).description) }
        Terminal.say(
            lines: rows.map { calendar, series, following in
                let beside = series.isEmpty ? "" : "  beside \(series)"
                return "\(calendar.id)  \(calendar.title)\(beside)  \(following.map(words) ?? "a file, not followed")"
            })
    }

    private static func words(_ following: Following) -> String {
        let state = following.state
        let next = state.nextAt.map { "next \($0.iso8601)" } ?? "no longer looked at"
        let looked = state.lookedAt.map { "looked \($0.iso8601)" } ?? "not looked at yet"
        let changed = state.changedAt.map { "  changed \($0.iso8601)" } ?? ""
        let failure = state.failure.map { "  \($0.message.english)" } ?? ""
        return "\(following.details.address)  \(looked)\(changed)  \(next)\(failure)"
    }

    private static func json(_ calendar: PartnerCalendar, _ series: String, _ following: Following?) -> JSON {
        let time = { (instant: Instant?) in instant.map { JSON.text($0.iso8601) } ?? .null }
        return .object([
            ("id", .number(Int(calendar.id.rawValue))), ("title", .text(calendar.title)),
            ("series", series.isEmpty ? .null : .text(series)),
            ("url", following.map { .text($0.details.address.description) } ?? .null),
            ("zone", following?.details.zone.map { .text($0.identifier) } ?? .null),
            ("every", following?.details.minutes.map { .number($0) } ?? .null),
            ("looked_at", time(following?.state.lookedAt)), ("changed_at", time(following?.state.changedAt)),
            ("next_at", time(following?.state.nextAt)), ("failures", .number(following?.state.failures ?? 0)),
            ("error", following?.state.failure.map { .text($0.message.english) } ?? .null),
        ])
    }
}
