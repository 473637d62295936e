import BulkImport
import Domain
import Foundation
@testable import Store
import Synchronization
import TimeZones

/// A store in memory with what the tests of the importers ask of it. Each write is a second later than the last.
final class Office: Sendable {
    let store: any Domain.Store

    /// `intake` says from when on the quick ways of bringing in very many rows are taken.
    init(intake: IntakeLimits = IntakeLimits()) throws {
        let ticks = Mutex<Int64>(1_300_000_000)
        let numbers = Mutex(0)
        let next: @Sendable () -> Int = {
            numbers.withLock {
                $0 += 1
                return $0
            }
        }
        store = try SQLiteStore.inMemory(
            sources: TransactionSources(
                now: {
                    ticks.withLock {
                        $0 += 1
                        return Instant(secondsSince1970: $0)
                    }
                },
                newUID: { "\(next())@example.org" }, newSecret: { "secret \(next())" }), intake: intake)
    }

    static let seeds = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "seeds").path()

    /// An office with one event, `party`, two rooms and a track.
    static func withEvent(_ changes: String = "") async throws -> Office {
        let office = try Office()
        _ = try await office.bring(
            .events, "slug,title,zone,first_day,last_day,capacity\nparty,A party,Europe/London,2011-10-29,2011-10-31,3")
        _ = try await office.bring(.rooms, "name\nHall\nKitchen")
        _ = try await office.bring(.tracks, "name,colour\nFood,brick")
        _ = try await office.bring(
            .sessions, "key,title,state,room,start,end\ntoast,Toast,confirmed,Hall,2011-10-29 10:00,2011-10-29 10:30")
        return office
    }

    func bring(
        _ kind: ImportKind, _ text: String, _ options: ImportOptions = ImportOptions(), into event: String = "party",
        by rights: Rights = .commandLine
    ) async throws -> ImportReport {
        let importer = Importer(kind, event: kind.needsEvent ? Slug(event) : nil, by: rights)
        return try await importer.apply(.bytes(Array(text.utf8), name: "\(kind).csv"), options, to: store)
    }

    func export(_ kind: ImportKind, event: String? = "party") throws -> String {
        var bytes: [UInt8] = []
        let slug = kind == .people || (kind == .events && event == nil) ? nil : event.flatMap { Slug($0) }
        try store.read { tx in try Exporter(kind, event: slug).run(in: tx) { bytes += $0 } }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Everything that an edit would touch: versions, revisions, sequences and times of change.
    func traces() throws -> [String] {
        try store.read { tx in
            var traces = ["site \(try tx.events.siteRevision())"]
            for event in try tx.events.list(EventFilter(), sortedBy: .title, .everything).rows.map(\.event) {
                traces.append("\(event.slug) \(event.version) \(event.revision) \(event.changedAt)")
                traces += try tx.rooms.all(in: event.id).map { "\($0.slug) \($0.version)" }
                traces += try tx.tracks.all(in: event.id).map { "\($0.slug) \($0.version)" }
                traces += try tx.sessions.all(in: event.id).map {
                    "\($0.key) \($0.uid) \($0.version) \($0.sequence) \($0.changedAt)"
                }
                for id in try tx.seating.sessions(in: event.id).sorted() {
                    traces += try tx.seating.rounds(of: id).map { "\($0)" }
                    traces += try tx.seating.tables(of: id).map { "\($0)" }
                    traces += try tx.seating.seats(of: id).map { "\($0)" }
                }
                traces += try tx.attendees.list(AttendeeFilter(), in: event.id, .everything).rows.map {
                    "\($0.attendee.id) \($0.attendee.version) \($0.attendee.changedAt) \($0.person.version)"
                }
            }
            traces += try tx.people.list(PersonFilter(), .everything).rows.map {
                "\($0.person.id) \($0.person.version) \($0.person.changedAt)"
            }
            return traces
        }
    }
}

extension ImportReport {
    /// New, changed, unchanged, refused.
    var counts: [Int] { [created, changed, unchanged, refused] }

    /// Each refusal as it would be printed.
    var told: [String] {
        refusals.map { "\($0.line):\($0.column) \($0.field?.rawValue ?? "-") [\($0.value)] \($0.reason.english)" }
    }
}
