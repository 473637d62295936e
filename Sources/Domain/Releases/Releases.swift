import TimeZones

/// What is done to releases.
public enum Releases {
    /// What the public sees of an event's agenda; nil while none was released.
    public static func newest(of event: ID<Event>, in tx: any ReadTransaction) throws -> ReleasedAgenda? {
        try tx.remembered(MemoryKey("released", of: event)) {
            guard let release = try tx.releases.newest(in: event) else { return nil }
            return try agenda(of: release, in: tx)
        }
    }

    /// The agenda that a release shows.
    public static func agenda(of release: Release, in tx: any ReadTransaction) throws -> ReleasedAgenda {
        ReleasedAgenda(
            release: release, items: try tx.releases.sessions(of: release.number, in: release.event).map(\.item))
    }

    /// The release of this number; throws ``DomainError/notFound(_:)``.
    public static func found(
        _ number: Int, of event: ID<Event>, in tx: any ReadTransaction
    ) throws -> Release {
        guard let release = try tx.releases.all(in: event).first(where: { $0.number == number }) else {
            throw DomainError.notFound("There is no such release.")
        }
        return release
    }

    /// The draft as a release of it would show it.
    public static func draft(of event: ID<Event>, in tx: any ReadTransaction) throws -> [AgendaItem] {
        try Agenda.items(of: event, in: tx).filter(\.session.isReleasable)
    }

    /// Shows the draft to the public: all of it that is confirmed and has a slot, and what was cancelled after it had
    /// been shown. What is as it was in the release before keeps its sequence and its time of change.
    ///
    /// Throws ``DomainError/conflict(_:)`` when a release would change nothing or show an error that nobody has waived,
    /// and ``DomainError/invalid(_:)`` for a name that is taken.
    public static func make(
        _ details: ReleaseDetails, of event: ID<Event>, _ tx: any WriteTransaction
    ) throws -> Release {
        let earlier = try tx.releases.all(in: event)
        if let other = earlier.first(where: { $0.name.lowercased() == details.name.lowercased() }) {
            throw DomainError.invalid([
                FieldProblem("name", "Release \(other.number) has this name already.", value: details.name)
            ])
        }
        let number = (earlier.first?.number ?? 0) + 1
        let changes = try ReleaseChanges(
            shown: earlier.isEmpty ? [] : tx.releases.sessions(of: number - 1, in: event),
            lastShown: tx.releases.lastShown(in: event), draft: draft(of: event, in: tx), at: tx.now)
        if changes.isEmpty { throw DomainError.conflict(nothingNew(since: earlier.first)) }
        try Conflicts.requireSettled(for: event, in: tx)
        let release = try tx.insert(
            Release(
                event: event, number: number, name: details.name, comment: details.comment, at: tx.now,
                author: tx.author.email))
        for id in changes.ended { try tx.stopShowing(id, from: number) }
        for item in changes.begun {
            try tx.save(item.session)
            try tx.show(item, since: number)
        }
        try tx.raiseRevision(of: event)
        return release
    }

    /// What a release of the draft would change.
    public static func unreleased(of event: ID<Event>, in tx: any ReadTransaction) throws -> AgendaDiff {
        try tx.remembered(MemoryKey("unreleased", of: event)) {
            AgendaDiff(from: try newest(of: event, in: tx)?.items ?? [], to: try draft(of: event, in: tx))
        }
    }

    /// Whether a release would show anything else than the newest does.
    public static func isDue(for event: ID<Event>, in tx: any ReadTransaction) throws -> Bool {
        let shown = try newest(of: event, in: tx)?.items ?? []
        let draft = try draft(of: event, in: tx)
        return Set(shown.map(\.identified)) != Set(draft.map(\.identified))
    }

    private static func nothingNew(since newest: Release?) -> Message {
        if let newest { return "Nothing has changed since release \(newest.name)." }
        return "There is nothing to release yet. Confirm a session and give it a time first."
    }

    /// The name that follows the newest's: its last number raised by one, until nobody has it.
    public static func suggestedName(after releases: [Release]) -> String {
        let taken = Set(releases.map { $0.name.lowercased() })
        var name = releases.first?.name ?? "0"
        repeat {
            name = next(name)
            // A name that grew too long begins anew with its number.
            if name.count > ReleaseDetails.longestName { name = String(releases.count + 1) }
        } while taken.contains(name.lowercased())
        return name
    }

    private static func next(_ name: String) -> String {
        let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(String(digits.reversed())), number < Int.max else { return name + " 2" }
        let raised = String(number + 1)
        let zeros = String(repeating: "0", count: max(0, digits.count - raised.count))
        return name.dropLast(digits.count) + zeros + raised
    }
}

/// What an organiser says of a release.
public struct ReleaseDetails: Hashable, Sendable {
    /// Unique in the event, letter case aside; at most ``longestName`` characters.
    public var name: String
    /// For the public; may be empty.
    public var comment: String

    public static let longestName = 60

    public init(name: String, comment: String = "") {
        self.name = name
        self.comment = comment
    }

    /// Reads `name` and `comment`.
    public static func read(_ reader: inout FieldReader) throws(DomainError) -> ReleaseDetails {
        let details = ReleaseDetails(
            name: reader.requiredLine("name", longest: longestName, missing: "Give the release a name."),
            comment: reader.text("comment", longest: 2_000))
        try reader.finish()
        return details
    }
}

/// What a new release ends and begins to show.
private struct ReleaseChanges {
    private(set) var ended: [ID<ReleasedSession>] = []
    /// With the sequence and the time of change that calendars are to be told.
    private(set) var begun: [AgendaItem] = []

    var isEmpty: Bool { ended.isEmpty && begun.isEmpty }

    init(
        shown: [ReleasedSession], lastShown: [ID<Session>: AgendaItem], draft: [AgendaItem], at now: Instant
    ) {
        let shownNow = Dictionary(shown.map { ($0.item.session.id, $0) }, uniquingKeysWith: { first, _ in first })
        let drafted = Set(draft.map(\.session.id))
        ended = shown.filter { !drafted.contains($0.item.session.id) }.map(\.id)
        for item in draft {
            let old = shownNow[item.session.id]
            if let old, ShownSession(old.item) == ShownSession(item) { continue }
            if let old { ended.append(old.id) }
            begun.append(item.told(after: lastShown[item.session.id], isBack: old == nil, at: now))
        }
    }
}

extension AgendaItem {
    /// The session with the numbers by which calendars know what is new; `isBack` when it was away in between.
    fileprivate func told(after last: AgendaItem?, isBack: Bool, at now: Instant) -> AgendaItem {
        var item = self
        item.session.announcedAt = session.announcedAt ?? now
        item.session.changedAt = now
        guard let last else { return item }
        let (new, old) = (ShownSession(self), ShownSession(last))
        item.session.sequence = last.session.sequence + (isBack || new.isRescheduled(from: old) ? 1 : 0)
        if !isBack, !new.isToldOtherwise(than: old) { item.session.changedAt = last.session.changedAt }
        return item
    }

    fileprivate var identified: IdentifiedSession { IdentifiedSession(id: session.id, shown: ShownSession(self)) }
}

private struct IdentifiedSession: Hashable {
    let id: ID<Session>
    let shown: ShownSession
}
