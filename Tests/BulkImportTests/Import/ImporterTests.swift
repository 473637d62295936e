import BulkImport
import Domain
import Synchronization
import Testing

struct ImporterTests {
    @Test("says where something stands in a column without a heading, and nothing of one that is empty")
    func unnamed() async throws {
        let office = try await Office.withEvent()
        let report = try await office.bring(.rooms, "name,,capacity,\nLoft,,5,\nBar,by the door,6,\nDen,x,7,\n")
        #expect(report.counts == [3, 0, 0, 0] && report.unknownColumns == [])
        #expect(
            report.remarks.map { "\($0.line) \($0.message.english)" } == [
                "3 Column 2 has no heading and was not read; here it has “by the door”."
            ])
        let json = try await office.bring(.rooms, "[{\"name\": \"Loft\", \"\": \"x\"}]")
        #expect(
            json.remarks.map(\.message.english) == ["Column 2 has no heading and was not read; here it has “x”."])
    }

    @Test("rows are found again by their key: the first run makes them, the second changes nothing at all")
    func twice() async throws {
        let office = try await Office.withEvent()
        let files: [(ImportKind, String)] = [
            (.events, "slug,title,zone,first_day,series\nother,Other,Europe/Paris,2012-01-01,Winter"),
            (.rooms, "name,capacity,notes\nGarden,40,\"Two\r\nlines\""),
            (.tracks, "name,colour\nMusic,#0a5a78"),
            (.sessions, "key,title,track,start,end\ndance,Dance,food,2011-10-29 20:00,2011-10-29 23:00"),
            (.speakers, "session,name,organisation,role\ntoast,Ada,Engines,chair\ntoast,,Engines,host"),
            (.people, "email,name,tags\nbo@example.org,Bo,\"b, a;b\""),
            (.attendees, "email,name,status\nbo@example.org,Bo,accepted\n,Cy,applied"),
        ]
        for (kind, text) in files {
            #expect(try await office.bring(kind, text).refused == 0, "\(kind)")
        }
        let before = try office.traces()
        for (kind, text) in files {
            let report = try await office.bring(kind, text)
            #expect(report.counts == [0, 0, report.rows, 0], "\(kind)")
            #expect(report.isKept)
        }
        #expect(try office.traces() == before)
    }

    @Test("a column that is not there leaves a field as it was, an empty cell empties it")
    func columnsLeftOut() async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(.rooms, "name,capacity,notes\nHall,80,By the door")
        let report = try await office.bring(.rooms, "notes,name\n,hall")
        #expect(report.counts == [0, 1, 0, 0])
        #expect(
            try office.export(.rooms) == "name,capacity,notes,sessions_at_once,hours\r\nhall,80,,,\r\nKitchen,,,,\r\n")
    }

    @Test("one refused row, and nothing is kept; every refusal names line, column, field, value and reason")
    func allOrNothing() async throws {
        let office = try await Office.withEvent()
        let before = try office.traces()
        let report = try await office.bring(
            .sessions,
            "key,title,kind,start,end\ngood,\"Good\n\",talk,,\n\nbad,,lecture,2011-10-29 10:00,2011-10-29 09:00\n")
        #expect(report.counts == [1, 0, 0, 1])
        #expect(!report.isKept)
        #expect(
            report.told == [
                "5:5 title [] Give the session a title.",
                "5:6 kind [lecture] Use one of: plenary, keynote, breakout, roundtable, panel, workshop, talk, break, "
                    + "meal, networking, admin.",
                "5:31 end [2011-10-29 09:00] The end must come after the start, and at most 48 hours after it.",
            ])
        #expect(try office.traces() == before)
    }

    @Test("bad rows can be skipped; the good ones are kept")
    func skipping() async throws {
        let office = try await Office.withEvent()
        let report = try await office.bring(
            .rooms, "name,capacity\nGarden,40\nAttic,none\nCellar,7\n", ImportOptions(skipsBadRows: true))
        #expect(report.counts == [2, 0, 0, 1])
        #expect(report.isKept)
        #expect(
            try office.export(.rooms)
                == "name,capacity,notes,sessions_at_once,hours\r\nHall,,,,\r\nKitchen,,,,\r\nGarden,40,,,\r\nCellar,7,,,\r\n"
        )
    }

    @Test("a dry run reports the same and keeps nothing")
    func dryRun() async throws {
        let office = try await Office.withEvent()
        let before = try office.traces()
        let text = "name,capacity\nGarden,40\nHall,9\nKitchen,\n"
        var dry = try await office.bring(.rooms, text, ImportOptions(isDryRun: true))
        #expect(dry.counts == [1, 1, 1, 0])
        #expect(!dry.isKept)
        #expect(try office.traces() == before)
        let kept = try await office.bring(.rooms, text)
        dry.isKept = true
        dry.number = kept.number
        #expect(kept == dry)
    }

    @Test("a file that ends in the middle of a cell is refused whatever the options")
    func brokenFile() async throws {
        let office = try await Office.withEvent()
        let before = try office.export(.rooms)
        let report = try await office.bring(.rooms, "name\nGarden\n\"Attic", ImportOptions(skipsBadRows: true))
        #expect(report.isBroken)
        #expect(!report.isKept)
        #expect(report.told == ["3:1 - [] The quote that begins this cell is never closed."])
        #expect(try office.export(.rooms) == before)
    }

    @Test("an empty file, one without its key column and an unknown event are told")
    func unusable() async throws {
        let office = try await Office.withEvent()
        #expect(
            try await office.bring(.rooms, "\n\n").told
                == ["1:1 - [] The file is empty. Its first row must name the columns."])
        #expect(
            try await office.bring(.rooms, "capacity\n4").told
                == ["1:1 - [] The file has no column “name”, by which its rows are known."])
        await #expect(throws: DomainError.notFound("There is no event “\("none")”.")) {
            try await Importer(.rooms, event: Slug("none")).apply(.bytes([]), to: office.store)
        }
    }

    @Test("unknown columns are reported, and one can be told to hold a field")
    func columnNames() async throws {
        let office = try await Office.withEvent()
        let text = "name,Sitzplätze,Floor\nGarden,40,0\n"
        #expect(try await office.bring(.rooms, text).unknownColumns == ["Sitzplätze", "Floor"])
        let options = ImportOptions(columns: [try ColumnName("sitzplätze=capacity", for: .rooms)])
        let report = try await office.bring(.rooms, text, options)
        #expect(report.unknownColumns == ["Floor"])
        #expect(report.counts == [0, 1, 0, 0])
    }

    @Test("a row with more cells than the header is refused; in one with fewer the last fields are not given")
    func widths() async throws {
        let office = try await Office.withEvent()
        _ = try await office.bring(.rooms, "name,capacity,notes\nHall,80,Big")
        let report = try await office.bring(
            .rooms, "name,capacity,notes\nHall,70\nAttic,5,Small,dark\n", ImportOptions(skipsBadRows: true))
        #expect(
            report.told == [
                "3:1 - [] The row has 4 cells, the header 3. Put text that has the separator in it in quotes."
            ])
        #expect(
            try office.export(.rooms)
                == "name,capacity,notes,sessions_at_once,hours\r\nHall,70,Big,,\r\nKitchen,,,,\r\n")
    }

    @Test("a row that contradicts an earlier one about the same is refused; one that agrees is not")
    func contradictions() async throws {
        let office = try await Office.withEvent()
        let report = try await office.bring(
            .attendees, "email,name,organisation\na@example.org,Ann,One\na@example.org,Ann,One\na@example.org,Ann,Two\n"
        )
        #expect(report.counts == [1, 0, 1, 1])
        #expect(report.told == ["4:1 email [a@example.org] Line 2 is about the same and says otherwise."])
    }

    @Test("progress is told every thousand rows")
    func progress() async throws {
        let office = try Office()
        let told = Mutex<[Int]>([])
        var options = ImportOptions()
        options.progress = { progress in told.withLock { $0.append(progress.rows) } }
        _ = try await office.bring(.people, "name\n" + (0..<2_500).map { "Person \($0)\n" }.joined(), options)
        #expect(told.withLock { $0 } == [1_000, 2_000])
    }

    @Test("the list of refusals of a long bad file ends, the count goes on")
    func longLists() async throws {
        let office = try await Office.withEvent()
        let rows = (0..<1_500).map { "Room \($0),none\n" }.joined()
        let report = try await office.bring(.rooms, "name,capacity\n" + rows)
        #expect(report.refused == 1_500)
        #expect(report.refusals.count == ImportReport.longestList)
    }
}
