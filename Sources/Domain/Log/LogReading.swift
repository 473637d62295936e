public import TimeZones

public protocol LogReading {
    /// The newest entries that match, at most `limit`, the newest first; `before` goes on where a page before ended.
    func list(_ filter: LogFilter, before: ID<LogEntry>?, limit: Int) throws -> [LogEntry]
    func find(_ id: ID<LogEntry>) throws -> LogEntry?
    /// The newest entry about one thing, not older than `at`.
    func latest(about kind: LogKind, _ object: Int64, since at: Instant) throws -> LogEntry?
    /// The addresses of everybody who has done something, in order.
    func authors(in event: ID<Event>?) throws -> [String]
}

public protocol LogWriting {
    /// Writes an entry in the name of the transaction's author.
    func record(_ verb: LogVerb, _ object: LogObject, _ changes: [LogChange]) throws
    /// Removes every entry older than `cutoff`, and what was kept to take imports of that age back, and says how many
    /// entries there were.
    func purgeLog(before cutoff: Instant) throws -> Int
}

extension LogWriting {
    public func record(_ verb: LogVerb, _ object: LogObject) throws { try record(verb, object, []) }
}

/// What the log is narrowed to.
public struct LogFilter: Hashable, Sendable {
    public var event: ID<Event>?
    /// The address of who did it.
    public var author: String = ""
    public var kind: LogKind?
    public var verb: LogVerb?
    /// Words that the name of what it is about contains, the letter case of A to Z aside.
    public var name: String = ""
    public var from: Instant?
    public var until: Instant?

    public init() {}
}

/// How long entries are kept. The schema refuses to change or remove an entry by any other way.
public enum LogRetention {
    /// Days that entries are kept at least.
    public static let shortest = 30
    /// Days that one may ask for at most: a hundred years, about.
    public static let longest = 36_500

    /// Removes what is older than so many days, and writes down that it did.
    public static func purge(olderThanDays days: Int, in tx: any WriteTransaction) throws -> Int {
        guard (shortest...longest).contains(days) else {
            let message: Message =
                days < shortest
                ? "Keep the log for at least \(shortest) days."
                : "Keep the log for at most \(longest) days, or do not purge it: then it is kept for good."
            throw DomainError.invalid([FieldProblem("days", message, value: String(days))])
        }
        let cutoff = tx.now.adding(seconds: -Int64(days) * 24 * 3600)
        let purged = try tx.purgeLog(before: cutoff)
        let changes = [
            LogChange("until", from: "", to: cutoff.iso8601), LogChange("entries", from: "", to: String(purged)),
        ]
        if purged > 0 { try tx.record(.purged, LogObject(.log), changes) }
        return purged
    }
}
