import BulkImport
import Domain
import Foundation
import Testing

/// Export and import are each other's inverse, whatever the database holds.
@Suite("What is exported and brought into an empty database")
struct ExportIdentityTests {
    private struct File: Equatable {
        let kind: ImportKind
        let event: String?
        let text: String
    }

    /// Every file, in the order in which one needs the other.
    private func files(_ office: Office) throws -> [File] {
        let slugs = try office.store.read {
            try $0.events.list(EventFilter(), sortedBy: .date, .everything).rows.map(\.event.slug.description)
                .sorted()
        }
        let whole: [(ImportKind, String?)] = [(.people, nil), (.events, nil)]
        let parts = slugs.flatMap { slug in
            [ImportKind.rooms, .tracks, .sessions, .speakers, .attendees, .seats].map { ($0, Optional(slug)) }
        }
        return try (whole + parts).map { kind, event in
            File(kind: kind, event: event, text: try office.export(kind, event: event))
        }
    }

    private func bring(_ file: File, into office: Office) async throws -> ImportReport {
        try await Importer(file.kind, event: file.event.flatMap { Slug($0) })
            .apply(.bytes(Array(file.text.utf8), name: "f.csv"), to: office.store)
    }

    private func log(_ office: Office) throws -> Int {
        try office.store.read { try $0.log.list(LogFilter(), before: nil, limit: 100_000).count }
    }

    /// `ROUNDTABLE_WORLDS=1000..<2000` tries these instead.
    private static let seeds: Range<UInt64> = {
        let given = ProcessInfo.processInfo.environment["ROUNDTABLE_WORLDS"]?.split(separator: "..<") ?? []
        let ends = given.compactMap { UInt64($0) }
        return ends.count == 2 ? ends[0]..<max(ends[0], ends[1]) : 0..<8
    }()

    @Test("is exported from there as the same bytes, and changes nothing when it comes again", arguments: seeds)
    func identity(seed: UInt64) async throws {
        let office = try Office()
        try await GeneratedWorld.fill(office, seed: seed)
        let (exported, traces, entries) = (try files(office), try office.traces(), try log(office))
        let copy = try Office()
        for file in exported {
            let first = try await bring(file, into: copy)
            #expect(first.told == [], "\(file.kind) \(file.event ?? "")")
            #expect(try await bring(file, into: office).counts == [0, 0, first.rows, 0], "\(file.kind)")
        }
        #expect(try office.traces() == traces)
        #expect(try log(office) == entries)
        for (before, after) in zip(exported, try files(copy)) { #expect(before == after) }
        #expect(try files(copy).count == exported.count)

        let (copied, copiedEntries) = (try copy.traces(), try log(copy))
        for file in exported { #expect(try await bring(file, into: copy).number == nil, "\(file.kind)") }
        #expect(try copy.traces() == copied)
        #expect(try log(copy) == copiedEntries)
    }
}
