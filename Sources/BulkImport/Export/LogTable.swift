public import Domain
import TimeZones

/// Entries of the log as CSV: one row a field that changed, one row an entry that changed none.
public struct LogTable {
    private var writer: CSVWriter
    private var slugs: [ID<Event>: String] = [:]

    private static let heading = [
        "entry", "at", "administrator", "origin", "address", "file", "verb", "kind", "id", "name", "event", "field",
        "before", "after",
    ]

    /// How many entries are read at once.
    private static let piece = 1_000

    /// `sink` gets the text in pieces of about 64 KiB.
    public init(to sink: @escaping ([UInt8]) throws -> Void) {
        writer = CSVWriter(to: sink)
    }

    /// Writes the newest entries that match, at most `most`, the newest first.
    public mutating func write(_ filter: LogFilter, most: Int = .max, in tx: any ReadTransaction) throws {
        try writer.row(Self.heading)
        var (last, left): (ID<LogEntry>?, Int) = (nil, most)
        while left > 0 {
            let entries = try tx.log.list(filter, before: last, limit: min(Self.piece, left))
            for entry in entries { try write(entry, tx) }
            left -= entries.count
            last = entries.last?.id
            if entries.count < Self.piece { break }
        }
        try writer.flush()
    }

    private mutating func write(_ entry: LogEntry, _ tx: any ReadTransaction) throws {
        let (author, object) = (entry.author, entry.object)
        let cells = [
            entry.id.description, entry.at.iso8601, author.email, author.origin.rawValue, author.address, author.file,
            entry.verb.rawValue, object.kind.rawValue, object.id.map(String.init) ?? "", object.name,
            try slug(object.event, tx),
        ]
        if entry.changes.isEmpty { try writer.row(cells + ["", "", ""]) }
        for change in entry.changes { try writer.row(cells + [change.field.rawValue, change.before, change.after]) }
    }

    private mutating func slug(_ event: ID<Event>?, _ tx: any ReadTransaction) throws -> String {
        guard let event else { return "" }
        if let known = slugs[event] { return known }
        let slug = try tx.events.find(event)?.slug.description ?? ""
        slugs[event] = slug
        return slug
    }
}
