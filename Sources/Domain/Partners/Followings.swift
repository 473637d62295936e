public import TimeZones

/// What is done about calendars that are followed.
public enum Followings {
    /// What a look has come to.
    public enum Outcome: Hashable, Sendable {
        case unchanged
        case changed(PartnerPlan)
        case failed(LookFailure)
        /// Somebody changed or stopped the following while its server was asked; nothing was done.
        case overtaken
    }

    /// What following a calendar that was looked at would bring. The calendar is the one of that title beside that series;
    /// an empty title is the calendar's own.
    public static func plan(
        _ found: FoundCalendar, titled title: String, beside series: ID<Series>?, in tx: any ReadTransaction,
        at now: Instant
    ) throws -> PartnerPlan {
        try Partners.plan(
            found.entries, titled: title.isEmpty ? found.name : title, beside: series, since: Partners.past(now), in: tx
        )
    }

    /// Begins to follow a calendar, with all that it holds now. Throws ``DomainError/conflict(_:)`` when the calendar of that
    /// title beside that series is followed already.
    public static func start(
        _ found: FoundCalendar, _ details: FollowingDetails, titled title: String, beside series: ID<Series>?,
        _ rhythm: LookRhythm, _ tx: any WriteTransaction
    ) throws -> PartnerPlan {
        let plan = try plan(found, titled: title, beside: series, in: tx, at: tx.now)
        if let known = plan.calendar, try tx.partners.following(of: known.id) != nil {
            throw DomainError.conflict(
                "\(known.title) is followed already. Change its address on the page of partners.")
        }
        let calendar = try Partners.apply(plan, tx)
        var state = FollowingState(nextAt: nil)
        state.take(found, details, rhythm, at: tx.now)
        state.changedAt = tx.now
        try tx.insert(Following(calendar: calendar.id, details: details, state: state))
        return plan
    }

    /// The calendars whose time has come, at most `limit`, taken on for some minutes: another process that asks meanwhile
    /// does not get them, and gets them when this one dies.
    public static func takeDue(limit: Int, _ tx: any WriteTransaction) throws -> [Following] {
        let due = try tx.partners.dueFollowings(at: tx.now, limit: limit)
        for var following in due {
            following.state.nextAt = tx.now.adding(seconds: 600)
            try tx.save(following)
        }
        return due
    }

    /// Does what a look at a followed calendar brought. With anything but a calendar that was read whole, what is known
    /// stays as it is.
    public static func take(
        _ look: CalendarLook, of asked: Following, _ rhythm: LookRhythm, _ tx: any WriteTransaction
    ) throws -> Outcome {
        guard var following = try tx.partners.following(of: asked.calendar), following.details == asked.details,
            let calendar = try tx.partners.find(asked.calendar)
        else { return .overtaken }
        let now = tx.now
        switch look {
        case .unchanged(let seconds):
            // Asked in one week and answered in the next: then the next look is the one that reads it whole.
            following.state.validators = following.state.validators(at: now)
            following.state.succeed(following.details, rhythm, freshFor: seconds, at: now)
            try tx.save(following)
            return .unchanged
        case .gone: return try fail(LookFailure(.gone), nil, &following, rhythm, tx)
        case .failed(let failure, let seconds): return try fail(failure, seconds, &following, rhythm, tx)
        case .found(let found):
            let plan: PartnerPlan
            do {
                plan = try Self.plan(found, titled: calendar.title, beside: calendar.series, in: tx, at: now)
            } catch let error as DomainError {
                let words = error.messages.map(\.english).joined(separator: " ")
                return try fail(LookFailure(.refused, words), nil, &following, rhythm, tx)
            }
            try Partners.apply(plan, tx)
            following.state.take(found, following.details, rhythm, at: now)
            if !plan.isEmpty { following.state.changedAt = now }
            try tx.save(following)
            return plan.isEmpty ? .unchanged : .changed(plan)
        }
    }

    private static func fail(
        _ failure: LookFailure, _ retryAfter: Int?, _ following: inout Following, _ rhythm: LookRhythm,
        _ tx: any WriteTransaction
    ) throws -> Outcome {
        // What was to be read whole still is.
        following.state.validators = following.state.validators(at: tx.now)
        following.state.fail(failure, following.details, rhythm, retryAfter: retryAfter, at: tx.now)
        try tx.save(following)
        return .failed(failure)
    }

    /// Follows a calendar no longer. What is known of it stays.
    public static func stop(_ id: ID<PartnerCalendar>, _ tx: any WriteTransaction) throws -> PartnerCalendar {
        let calendar = try Partners.found(id, in: tx)
        guard try tx.partners.following(of: id) != nil else {
            throw DomainError.notFound("\(calendar.title) is not followed.")
        }
        try tx.deleteFollowing(of: id)
        return calendar
    }

    /// Renames a calendar, places it beside another series, and says where it is followed: nil for nowhere. An address or a
    /// zone that is new is looked at as soon as there is time.
    public static func update(
        _ id: ID<PartnerCalendar>, titled title: String, beside series: ID<Series>?, at details: FollowingDetails?,
        _ tx: any WriteTransaction
    ) throws -> PartnerCalendar {
        let calendar = try Partners.rename(id, to: title, beside: series, tx)
        let old = try tx.partners.following(of: id)
        switch (old, details) {
        case (nil, nil): break
        case (_?, nil): try tx.deleteFollowing(of: id)
        case (nil, let details?):
            try tx.insert(Following(calendar: id, details: details, state: FollowingState(nextAt: tx.now)))
        case (var old?, let details?):
            if old.details == details { break }
            let isElsewhere = (old.details.address, old.details.zone) != (details.address, details.zone)
            old.details = details
            if isElsewhere {
                old.state.validators = CalendarValidators()
                old.state.nextAt = tx.now
            }
            try tx.save(old)
        }
        return calendar
    }
}

extension FollowingState {
    fileprivate mutating func take(
        _ found: FoundCalendar, _ details: FollowingDetails, _ rhythm: LookRhythm, at now: Instant
    ) {
        validators = found.validators
        wishedMinutes = found.wishedMinutes
        succeed(details, rhythm, freshFor: found.freshFor, at: now)
    }

    fileprivate mutating func succeed(
        _ details: FollowingDetails, _ rhythm: LookRhythm, freshFor seconds: Int?, at now: Instant
    ) {
        lookedAt = now
        failure = nil
        failures = 0
        nextAt = rhythm.next(after: now, details, wished: wishedMinutes, freshFor: seconds)
    }

    fileprivate mutating func fail(
        _ failure: LookFailure, _ details: FollowingDetails, _ rhythm: LookRhythm, retryAfter seconds: Int?,
        at now: Instant
    ) {
        lookedAt = now
        self.failure = failure
        failures += 1
        nextAt =
            failure.kind == .gone
            ? nil
            : rhythm.next(after: now, details, wished: wishedMinutes, failures: failures, retryAfter: seconds)
    }
}
