public import Domain
import TimeZones

/// Writes CSV and JSON files that import reads back without a change: the same columns, in an order that follows from what is
/// stored.
public struct Exporter: Sendable {
    public let kind: ImportKind
    private let event: Slug?
    private let format: FileFormat

    /// `event` is needed for the kinds whose rows belong to one; with it, the export of events is that one, and that of
    /// people who speaks there or attends it.
    public init(_ kind: ImportKind, event: Slug? = nil, format: FileFormat = .csv) {
        self.kind = kind
        self.event = event
        self.format = format
    }

    /// Writes the file to `sink` in pieces of about 64 KiB.
    ///
    /// Throws ``DomainError/notFound(_:)`` for an event that is not there, and what `sink` throws.
    public func run(in tx: any ReadTransaction, to sink: @escaping ([UInt8]) throws -> Void) throws {
        switch format {
        case .csv:
            var writer = CSVWriter(to: sink)
            try writer.row(kind.fields.map(\.rawValue))
            try write(&writer, tx)
            try writer.flush()
        case .json:
            var writer = JSONTableWriter(of: kind, to: sink)
            try write(&writer, tx)
            try writer.finish()
        }
    }

    private func write(_ writer: inout some TableWriter, _ tx: any ReadTransaction) throws {
        switch kind {
        case .events: try writeEvents(&writer, tx)
        case .rooms: try writeRooms(&writer, tx)
        case .tracks: try writeTracks(&writer, tx)
        case .sessions: try writeSessions(&writer, tx)
        case .speakers: try writeSpeakers(&writer, tx)
        case .people: try writePeople(&writer, tx)
        case .attendees: try writeAttendees(&writer, tx)
        case .seats: try SeatTable(event: try found(tx), tx: tx).write(&writer)
        // The public site writes it, as it is read there.
        case .schedule: throw DomainError.invalid([FieldProblem("kind", "A schedule is no list of rows.")])
        }
    }

    private func found(_ tx: any ReadTransaction) throws -> Event {
        guard let event else { throw DomainError.invalid([FieldProblem("event", "Say which event to export.")]) }
        return try tx.event(called: event)
    }

    private func writeEvents(_ writer: inout some TableWriter, _ tx: any ReadTransaction) throws {
        let events =
            try event == nil ? tx.events.list(EventFilter(), sortedBy: .date, .everything).rows.map(\.event) : []
        // The newest first; numbers, which no file brings, decide nothing.
        let sorted = events.sorted {
            ($1.details.firstDay, $0.slug.description) < ($0.details.firstDay, $1.slug.description)
        }
        for event in try event == nil ? sorted : [found(tx)] {
            let series = try event.details.series.flatMap { try tx.series.find($0) }
            try writer.row(Cells.of(event, series: series))
        }
    }

    private func writeRooms(_ writer: inout some TableWriter, _ tx: any ReadTransaction) throws {
        let event = try found(tx)
        for room in try tx.rooms.all(in: event.id) { try writer.row(Cells.of(room, zone: event.details.zone)) }
    }

    private func writeTracks(_ writer: inout some TableWriter, _ tx: any ReadTransaction) throws {
        for track in try tx.tracks.all(in: found(tx).id) {
            try writer.row(Cells.of(track))
        }
    }

    private func writeSessions(_ writer: inout some TableWriter, _ tx: any ReadTransaction) throws {
        let event = try found(tx)
        let items = try Agenda.items(of: event.id, in: tx)
        let sessions = Dictionary(items.map { ($0.session.id, $0.session) }, uniquingKeysWith: { first, _ in first })
        // A row that names another session comes after that one's.
        for item in items.filter({ $0.session.repeats == nil }) + items.filter({ $0.session.repeats != nil }) {
            let repeated = item.session.repeats.flatMap { sessions[$0] }
            try writer.row(Cells.of(item, repeating: repeated, zone: event.details.zone))
        }
    }

    private func writeSpeakers(_ writer: inout some TableWriter, _ tx: any ReadTransaction) throws {
        for item in try Agenda.items(of: found(tx).id, in: tx) where item.session.repeats == nil {
            for part in item.speakers { try writer.row(Cells.of(part, session: item.session)) }
        }
    }

    /// Rows that are held in memory at once.
    private static let pageSize = 25_000

    private func writePeople(_ writer: inout some TableWriter, _ tx: any ReadTransaction) throws {
        if event != nil { return try writePeople(of: try found(tx), &writer, tx) }
        var request = PageRequest(size: Self.pageSize)
        while true {
            let page = try tx.people.list(PersonFilter(), request)
            for row in page.rows { try writer.row(Cells.of(row.person) + [row.person.details.biography]) }
            if request.number >= page.count { return }
            request.number += 1
        }
    }

    /// Who speaks, by name, then who attends and does not speak.
    private func writePeople(of event: Event, _ writer: inout some TableWriter, _ tx: any ReadTransaction) throws {
        let parts = try tx.speakers.all(in: event.id)
        let people = Dictionary(parts.map { ($0.person.id, $0.person) }, uniquingKeysWith: { first, _ in first })
        let sorted = people.values.sorted {
            ($0.displayName.lowercased(), $0.id.rawValue) < ($1.displayName.lowercased(), $1.id.rawValue)
        }
        for person in sorted { try writer.row(Cells.all(of: person.details)) }
        var request = PageRequest(size: Self.pageSize)
        while true {
            let page = try tx.attendees.list(AttendeeFilter(), in: event.id, request)
            for row in page.rows where people[row.person.id] == nil {
                try writer.row(Cells.of(row.person) + [row.person.details.biography])
            }
            if request.number >= page.count { return }
            request.number += 1
        }
    }

    private func writeAttendees(_ writer: inout some TableWriter, _ tx: any ReadTransaction) throws {
        let event = try found(tx).id
        var request = PageRequest(size: Self.pageSize)
        while true {
            let page = try tx.attendees.list(AttendeeFilter(), in: event, request)
            for row in page.rows { try writer.row(Cells.of(row)) }
            if request.number >= page.count { return }
            request.number += 1
        }
    }
}
