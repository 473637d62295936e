import Domain
import Pages
import TimeZones

/// What a list of the log is narrowed to, and the address that says so.
struct LogQuery {
    let filter: LogFilter
    let before: ID<LogEntry>?
    /// What was typed for a day and is none.
    let problems: [FieldProblem]
    let query: ListQuery
    /// The event whose part of the log it is; nil for the log of the installation.
    let place: Event?
    /// The event that the log of the installation is narrowed to.
    let chosen: Event?
    /// The clock that times are shown in and days are meant by.
    let zone: Zone

    private static let names = ["event", "by", "kind", "verb", "q", "from", "until", "before"]

    init(_ visit: Visit, _ tx: any ReadTransaction) throws {
        place = visit.eventInHand == nil ? nil : try visit.event(tx)
        zone = place?.details.zone ?? .utc
        query = ListQuery(
            visit.request, path: place.map { AdminLinks.eventLog($0.slug) } ?? AdminLinks.log(), names: Self.names)
        chosen = place == nil ? try Slug(query.text("event")).flatMap { try tx.events.find($0) } : nil
        var filter = LogFilter()
        filter.event = (place ?? chosen)?.id
        filter.author = query.text("by")
        filter.kind = query.choice("kind", LogKind.self)
        filter.verb = query.choice("verb", LogVerb.self)
        filter.name = query.text("q")
        let days = LogDays(query, zone)
        filter.from = days.from
        filter.until = days.until
        self.filter = filter
        problems = days.problems
        before = ID<LogEntry>(query.text("before"))
    }

    /// The whole list.
    var path: String { place.map { AdminLinks.eventLog($0.slug) } ?? AdminLinks.log() }

    /// The list without one part of its state, from the newest entry on.
    func without(_ name: String) -> String { query.with((name, ""), ("before", "")) }

    /// The list from the newest entry on.
    var newest: String { query.with(("before", "")) }

    func older(than entry: ID<LogEntry>) -> String { query.with(("before", entry.description)) }

    /// The same entries as a file.
    var file: String {
        let path = place.map { AdminLinks.eventLogFile($0.slug) } ?? AdminLinks.logFile()
        return QueryText.path(path, Self.names.filter { $0 != "before" }.map { ($0, query.text($0)) })
    }

    func entry(_ id: ID<LogEntry>) -> String {
        place.map { AdminLinks.eventLogEntry($0.slug, id) } ?? AdminLinks.logEntry(id)
    }
}

/// The days that a list of the log begins and ends with, both included.
private struct LogDays {
    var from: Instant?
    var until: Instant?
    var problems: [FieldProblem] = []

    init(_ query: ListQuery, _ zone: Zone) {
        let first = day("from", query, orSay: "Give the first day as a date such as 2011-11-29.")
        let last = day("until", query, orSay: "Give the last day as a date such as 2011-11-29.")
        from = first.flatMap { Self.start(of: $0, zone) }
        until = last.flatMap { Self.start(of: $0.adding(days: 1), zone) }
        if let first, let last, last < first {
            problems.append(FieldProblem("until", "The last day cannot be before the first.", value: last.iso8601))
        }
    }

    private mutating func day(_ name: String, _ query: ListQuery, orSay hint: Message) -> CivilDate? {
        let text = query.text(name)
        if text.isEmpty { return nil }
        let day = CivilDate(iso8601: text)
        if day == nil { problems.append(FieldProblem(Field(rawValue: name), hint, value: text)) }
        return day
    }

    private static func start(of day: CivilDate, _ zone: Zone) -> Instant? {
        guard let midnight = WallClock(date: day, hour: 0, minute: 0) else { return nil }
        return switch zone.resolve(midnight) {
        case .unique(let instant): instant
        case .overlap(let first, _): first
        case .gap(_, let after): after
        }
    }
}

/// What the filter offers to choose from.
struct LogChoices {
    let authors: [String]
    let events: [Event]
}

/// The events that entries belong to.
struct LogEvents {
    private let events: [ID<Event>: Event]

    init(_ entries: [LogEntry], _ tx: any ReadTransaction) throws {
        var events: [ID<Event>: Event] = [:]
        for id in Set(entries.compactMap(\.object.event)) { events[id] = try tx.events.find(id) }
        self.events = events
    }

    func event(of entry: LogEntry) -> Event? { entry.object.event.flatMap { events[$0] } }

    /// As many as a list to choose from bears, the newest first.
    static func all(_ tx: any ReadTransaction) throws -> [Event] {
        try tx.events.list(EventFilter(), sortedBy: .date, PageRequest(size: 500)).rows.map(\.event)
    }
}
