import Domain
import SQLite
import TimeZones

extension LogEntry {
    static let columns = ColumnList(
        "id", "at", "administrator", "email", "origin", "address", "file", "verb", "kind", "object", "name", "event",
        "changes")

    init(_ row: Row) throws {
        var columns = row.columns()
        let (id, at) = (try columns.next(ID<LogEntry>.self), try columns.next(Instant.self))
        let administrator = try columns.next(ID<Administrator>?.self)
        let email = try columns.next(String.self)
        var author = LogAuthor(
            origin: try columns.next(), address: try columns.next(), file: try columns.next())
        author.administrator = administrator
        author.email = email
        let verb = try columns.next(LogVerb.self)
        let object = LogObject(
            try columns.next(), id: try columns.next(), name: try columns.next(), event: try columns.next())
        self.init(
            id: id, at: at, author: author, verb: verb, object: object,
            changes: LogChangeText.read(try columns.next()))
    }
}

struct LogRows: LogReading {
    let database: Connection

    private static let select = "SELECT \(LogEntry.columns.of("log")) FROM log"

    func list(_ filter: LogFilter, before: ID<LogEntry>?, limit: Int) throws -> [LogEntry] {
        var (conditions, arguments) = Self.conditions(filter)
        if let before {
            conditions.append("id < ?")
            arguments.append(before)
        }
        let condition = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
        return try database.all(
            Self.select + condition + " ORDER BY id DESC LIMIT ?", arguments: arguments + [limit],
            value: LogEntry.init)
    }

    func latest(about kind: LogKind, _ object: Int64, since at: Instant) throws -> LogEntry? {
        try database.first(
            Self.select + " WHERE kind = ? AND object = ? AND at >= ? ORDER BY id DESC LIMIT 1", kind, object, at,
            value: LogEntry.init)
    }

    func find(_ id: ID<LogEntry>) throws -> LogEntry? {
        try database.first(Self.select + " WHERE id = ?", id, value: LogEntry.init)
    }

    /// Steps from one address to the next in an index: DISTINCT would read every entry.
    func authors(in event: ID<Event>?) throws -> [String] {
        let place = event == nil ? "" : "AND event = ?"
        let next = "SELECT min(email) FROM log WHERE email <> '' \(place) AND email >"
        return try database.all(
            """
            WITH RECURSIVE author (email) AS (
                \(next) '' UNION ALL SELECT (\(next) author.email) FROM author WHERE author.email IS NOT NULL
            ) SELECT email FROM author WHERE email IS NOT NULL
            """, arguments: event.map { [$0, $0] } ?? []
        ) { try $0[0] }
    }

    private static func conditions(_ filter: LogFilter) -> ([String], [any Bindable]) {
        var conditions: [String] = []
        var arguments: [any Bindable] = []
        func narrow(_ condition: String, _ argument: (any Bindable)?) {
            guard let argument else { return }
            conditions.append(condition)
            arguments.append(argument)
        }
        narrow("event = ?", filter.event)
        narrow("email <> '' AND email = ?", filter.author.isEmpty ? nil : filter.author)
        narrow("kind = ?", filter.kind)
        narrow("verb = ?", filter.verb)
        narrow("at >= ?", filter.from)
        narrow("at < ?", filter.until)
        for pattern in SearchTerms(filter.name).patterns { narrow("name LIKE ? ESCAPE '\\'", pattern) }
        return (conditions, arguments)
    }
}

/// The changes of an entry as they stand in their column.
enum LogChangeText {
    private static let line: Character = "\u{1E}"
    private static let part: Character = "\u{1F}"

    static func written(_ changes: [LogChange]) -> String {
        var text = ""
        for change in changes { append(change.field, change.before, change.after, to: &text) }
        return text
    }

    static func written(_ fields: [ImportedField]) -> String {
        var text = ""
        for field in fields { append(field.field, field.before, field.after, to: &text) }
        return text
    }

    private static func append(_ field: Field, _ before: String, _ after: String, to text: inout String) {
        if !text.isEmpty { text.append(line) }
        text += field.rawValue
        text.append(part)
        append(before, to: &text)
        text.append(part)
        append(after, to: &text)
    }

    /// The separators are control characters, which no form and no file can bring in; should one come all the same, it
    /// must not look like another field.
    private static func append(_ value: String, to text: inout String) {
        let isPlain = value.utf8.allSatisfy { $0 != 0x1E && $0 != 0x1F }
        text += isPlain ? value : value.filter { $0 != line && $0 != part }
    }

    static func read(_ text: String) -> [LogChange] {
        fields(text).map { LogChange($0.field, from: $0.before, to: $0.after) }
    }

    static func fields(_ text: String) -> [ImportedField] {
        text.split(separator: line).compactMap { entry in
            let parts = entry.split(separator: part, omittingEmptySubsequences: false)
            guard parts.count == 3 else { return nil }
            return ImportedField(Field(rawValue: String(parts[0])), from: String(parts[1]), to: String(parts[2]))
        }
    }
}

extension WritingTransaction {
    func write(
        _ verb: LogVerb, _ object: LogObject, _ changes: [LogChange], by author: LogAuthor
    ) throws {
        try database.run(
            """
            INSERT INTO log (at, administrator, email, origin, address, file, verb, kind, object, name, event, changes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, now, author.administrator, author.email, author.origin, author.address, author.file, verb, object.kind,
            object.id, object.name, object.event, LogChangeText.written(changes))
    }

    func purgeLog(before cutoff: Instant) throws -> Int {
        try database.run("DELETE FROM import WHERE at < ?", cutoff)
        try database.run("UPDATE log_purge SET until = max(until, ?)", cutoff)
        return try database.run("DELETE FROM log WHERE at < ?", cutoff)
    }
}
