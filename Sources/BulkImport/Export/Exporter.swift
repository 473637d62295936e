public import Domain
import TimeZones

/// Writes CSV files that import reads back without a change: the same columns, in an order that follows from what is
/// stored.
public struct Exporter: Sendable {
    public let kind: ImportKind
    private let event: Slug?

    /// `event` is needed for the kinds whose rows belong to one; with it, the export of events is that one.
    public init(_ kind: ImportKind, event: Slug? = nil) {
        self.kind = kind
        self.event = event
    }

    /// Writes the file to `sink` in pieces of about 64 KiB.
    ///
    /// Throws ``DomainError/notFound(_:)`` for an event that is not there, and what `sink` throws.
    public func run(in tx: any ReadTransaction, to sink: @escaping ([UInt8]) throws -> Void) throws {
        var writer = CSVWriter(to: sink)
        try writer.row(kind.fields.map(\.rawValue))
        switch kind {
        case .events: try writeEvents(&writer, tx)
        case .rooms: try writeRooms(&writer, tx)
        case .tracks: try writeTracks(&writer, tx)
        case .sessions: try writeSessions(&writer, tx)
        case .speakers: try writeSpeakers(&writer, tx)
        case .people: try writePeople(&writer, tx)
        case .attendees: try writeAttendees(&writer, tx)
        }
        try writer.flush()
    }

    private func found(_ tx: any ReadTransaction) throws -> Event {
        guard let event else { throw DomainError.invalid([FieldProblem("event", "Say which event to export.")]) }
        return try tx.event(called: event)
    }

    private func writeEvents(_ writer: inout CSVWriter, _ tx: any ReadTransaction) throws {
        let events =
            event == nil
            ? try tx.events.list(EventFilter(), sortedBy: .date, .everything).rows.map(\.event) : [try found(tx)]
        for event in events {
            let series = try event.details.series.flatMap { try tx.series.find($0) }
            try writer.row(Cells.of(event, series: series))
        }
    }

    private func writeRooms(_ writer: inout CSVWriter, _ tx: any ReadTransaction) throws {
        for room in try tx.rooms.all(in: found(tx).id) {
            try writer.row([room.details.name, Cells.text(room.details.capacity), room.details.notes])
        }
    }

    private func writeTracks(_ writer: inout CSVWriter, _ tx: any ReadTransaction) throws {
        for track in try tx.tracks.all(in: found(tx).id) {
            try writer.row([track.details.name, track.details.colour.rawValue])
        }
    }

    private func writeSessions(_ writer: inout CSVWriter, _ tx: any ReadTransaction) throws {
        let event = try found(tx)
        for item in try Agenda.items(of: event.id, in: tx) {
            try writer.row(Cells.of(item, zone: event.details.zone))
        }
    }

    private func writeSpeakers(_ writer: inout CSVWriter, _ tx: any ReadTransaction) throws {
        for item in try Agenda.items(of: found(tx).id, in: tx) {
            for part in item.speakers { try writer.row(Cells.of(part, session: item.session)) }
        }
    }

    /// Rows that are held in memory at once.
    private static let pageSize = 25_000

    private func writePeople(_ writer: inout CSVWriter, _ tx: any ReadTransaction) throws {
        var request = PageRequest(size: Self.pageSize)
        while true {
            let page = try tx.people.list(PersonFilter(), request)
            for row in page.rows { try writer.row(Cells.of(row.person) + [row.person.details.biography]) }
            if request.number >= page.count { return }
            request.number += 1
        }
    }

    private func writeAttendees(_ writer: inout CSVWriter, _ tx: any ReadTransaction) throws {
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
