import BulkImport
import Domain
import SQLite
import Testing
import TimeZones

@testable import Store

@Suite("Very many rows at once")
struct IntakeTests {
    private static let slow = IntakeLimits(isUsed: false)
    private static let quick = IntakeLimits(least: 3)

    private func office(_ intake: IntakeLimits) async throws -> Office {
        let office = try Office(intake: intake)
        _ = try await office.bring(
            .events,
            "slug,title,zone,first_day,last_day,capacity\nparty,A party,Europe/London,2011-10-29,2011-10-31,9\n"
                + "wake,A wake,Europe/London,2011-11-29,2011-11-30,\n")
        return office
    }

    /// A file about few people, so that its rows meet each other and what is there; some of them cannot be taken.
    private func file(_ random: inout some RandomNumberGenerator) -> String {
        let emails = (0..<14).map { "guest\($0)@example.org" } + ["", "", "", "GUEST3@example.org", "no address"]
        let names = ["Ann", "Bob", "Cem", "Dee", "Éva", "", "  Ann ", String(repeating: "x", count: 201)]
        let statuses = ["accepted", "accepted", "applied", "arrived", "declined", "", "perhaps"]
        let categories = ["guest", "staff", "", "Delegate"]
        let tags = ["", "a;b", "b,a", "a"]
        var text = "email,name,organisation,tags,category,status,dietary\n"
        for _ in 0..<Int.random(in: 1...40, using: &random) {
            let cells = [emails, names, ["One", "Two", ""], tags, categories, statuses, ["", "nuts", "'=1+1"]]
                .map { $0.randomElement(using: &random) ?? "" }
            text += cells.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\n"
        }
        return text
    }

    private func log(_ office: Office) throws -> [String] {
        try office.store.read { tx in
            try tx.log.list(LogFilter(), before: nil, limit: 10_000).map { entry in
                "\(entry.at) \(entry.verb) \(entry.object.kind) \(entry.object.id ?? 0) \(entry.object.name) \(entry.changes)"
            }
        }
    }

    @Test("lead to the same as one by one, whatever the files hold", arguments: 0..<30)
    func same(seed: UInt64) async throws {
        var random = Dice(state: seed)
        let (one, many) = (try await office(Self.slow), try await office(Self.quick))
        for _ in 0..<5 {
            let text = file(&random)
            let event = try #require(Slug(Bool.random(using: &random) ? "party" : "wake"))
            let kind = Int.random(in: 0..<4, using: &random) == 0 ? ImportKind.people : .attendees
            let options = ImportOptions(
                isDryRun: Int.random(in: 0..<5, using: &random) == 0,
                skipsBadRows: Int.random(in: 0..<4, using: &random) > 0)
            var reports: [ImportReport] = []
            for office in [one, many] {
                reports.append(
                    try await Importer(kind, event: event).apply(
                        .bytes(Array(text.utf8), name: "f.csv"), options, to: office.store))
            }
            #expect(reports[0] == reports[1])
            if reports[0].isKept, reports[0].number != nil, Bool.random(using: &random) {
                let number = try #require(reports[0].number)
                let undone = try await ImportUndo(number).apply(to: one.store)[0]
                #expect(try await ImportUndo(number).apply(to: many.store)[0] == undone)
            }
            #expect(try one.traces() == many.traces())
            #expect(try log(one) == log(many))
            #expect(try one.export(.attendees) == many.export(.attendees))
            #expect(try one.export(.attendees, event: "wake") == many.export(.attendees, event: "wake"))
            #expect(try (many.store as? SQLiteStore)?.check() == [])
        }
    }

    @Test("leave the tables with the indexes and triggers that they had", arguments: [true, false])
    func schema(isKept: Bool) async throws {
        let office = try await office(Self.quick)
        let store = try #require(office.store as? SQLiteStore)
        let before = try store.schema()
        let settings = try store.settings()
        let rows = (0..<50).map { "p\($0)@example.org,P \($0),accepted\n" }.joined()
        _ = try await Importer(.attendees, event: Slug("wake")).apply(
            .bytes(Array(("email,name,status\n" + rows).utf8)), ImportOptions(isDryRun: !isKept), to: office.store)
        #expect(try store.schema() == before)
        #expect(try store.check() == [])
        let areChecksIgnored = try store.writing.withConnection {
            try $0.first("PRAGMA ignore_check_constraints") { try $0[0] as Bool }
        }
        #expect(areChecksIgnored == false)
        #expect(try store.settings() == settings)
    }

    @Test("beyond a thousand, the log tells of new ones by their numbers")
    func log() async throws {
        let office = try await office(IntakeLimits())
        let rows = (0..<1_200).map { "p\($0)@example.org,P \($0)\n" }.joined()
        _ = try await Importer(.attendees, event: Slug("wake")).apply(
            .bytes(Array(("email,name\n" + rows).utf8), name: "f.csv"), to: office.store)
        let (added, file) = try office.store.read { tx in
            var filter = LogFilter()
            filter.kind = .attendee
            let added = try tx.log.list(filter, before: nil, limit: 10_000).count
            filter.kind = .file
            return (added, try tx.log.list(filter, before: nil, limit: 1).first)
        }
        #expect(added == LogOfFiles.mostEntries)
        #expect(file?.changes.first { $0.field == "attendee" }?.after == "1001 to 1200")
        #expect(file?.changes.first { $0.field == "person" }?.after == "1001 to 1200")
    }
}

extension SQLiteStore {
    fileprivate func schema() throws -> [String] {
        let lines = try writing.withConnection { connection in
            try connection.all("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1") {
                try $0[0] as String
            }
        }
        return lines
    }

    /// The size of the page cache, and what the search index is told to do with changes, where it is not told nothing.
    fileprivate func settings() throws -> [String] {
        try writing.withConnection { connection in
            let usual = [("automerge", "4"), ("hashsize", "1048576")]
            let search = try connection.all("SELECT k, CAST(v AS TEXT) FROM person_search_config") { row in
                (try row[0] as String, try row[1] as String)
            }
            return ["\(try connection.cacheSize)"]
                + search.filter { setting in !usual.contains { $0 == setting } }.map { "\($0) \($1)" }
        }
    }
}
