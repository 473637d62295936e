import BulkImport
import Domain
import Testing

@Suite("A file of seats")
struct SeatRowsTests {
    /// The party with four guests, of whom one has no address.
    private func office() async throws -> Office {
        let office = try await Office.withEvent()
        _ = try await office.bring(.events, "slug,capacity\nparty,\n")
        _ = try await office.bring(
            .attendees,
            """
            email,name,organisation,status
            ann@example.org,Ann,Works,accepted
            bo@example.org,Bo,Works,accepted
            cy@example.org,Cy,Works,accepted
            ,Dee,Works,accepted

            """)
        return office
    }

    private static let header =
        "session,round,starts_after,lasts,table,places,topic,place,host,email,name,organisation"

    private func exported(_ office: Office) throws -> [String] {
        try office.export(.seats).split(separator: "\r\n").map(String.init)
    }

    @Test("makes the rounds and tables that it names, and comes out by session, round, table and place")
    func order() async throws {
        let office = try await office()
        let report = try await office.bring(
            .seats,
            """
            session,table,round,place,email,name,organisation,places,topic,starts_after,lasts,host
            toast,10,1,,cy@example.org,,,,,,,
            toast,9,1,2,ann@example.org,,,4,Cloud,0,20,yes
            toast,9,1,1,,Dee,Works,,,,,
            toast,9,,,bo@example.org,,,,,,,
            toast,9,2,,ann@example.org,,,,,20,,

            """)
        #expect(report.told == [] && report.counts == [5, 0, 0, 0])
        #expect(
            try exported(office) == [
                Self.header,
                "toast,1,0,20,9,4,Cloud,1,,,Dee,Works",
                "toast,1,0,20,9,4,Cloud,2,yes,ann@example.org,Ann,Works",
                "toast,1,0,20,9,4,Cloud,,,bo@example.org,Bo,Works",
                "toast,1,0,20,10,,,,,cy@example.org,Cy,Works",
                "toast,2,20,,9,4,Cloud,,,ann@example.org,Ann,Works",
            ])
    }

    @Test("comes again without a change, and its own export with it")
    func again() async throws {
        let office = try await office()
        let file = "session,table,place,email\ntoast,1,1,ann@example.org\ntoast,1,2,bo@example.org\n"
        _ = try await office.bring(.seats, file)
        let traces = try office.traces()
        #expect(try await office.bring(.seats, file).counts == [0, 0, 2, 0])
        let export = try office.export(.seats)
        let report = try await office.bring(.seats, export)
        #expect(report.counts == [0, 0, 2, 0] && report.number == nil)
        #expect(try office.traces() == traces)
    }

    @Test("lets people change places and tables, whatever the order of its rows")
    func swap() async throws {
        let office = try await office()
        let first = "session,table,place,host,email\ntoast,1,1,yes,ann@example.org\ntoast,1,2,,bo@example.org\n"
        _ = try await office.bring(.seats, first + "toast,2,1,,cy@example.org\n")
        let report = try await office.bring(
            .seats,
            """
            session,table,place,host,email
            toast,1,2,,ann@example.org
            toast,2,1,,bo@example.org
            toast,1,1,yes,cy@example.org

            """)
        #expect(report.told == [] && report.counts == [0, 3, 0, 0])
        #expect(
            report.changes.map { "\($0.name) \($0.fields.map { "\($0.field.rawValue) \($0.before)>\($0.after)" })" }
                == [
                    "Ann [\"place 1>2\", \"host yes>\"]", "Bo [\"table 1>2\", \"place 2>1\"]",
                    "Cy [\"table 2>1\", \"host >yes\"]",
                ])
        #expect(
            try exported(office).dropFirst().map { $0.dropFirst("toast,1,,,".count) } == [
                "1,,,1,yes,cy@example.org,Cy,Works", "1,,,2,,ann@example.org,Ann,Works",
                "2,,,1,,bo@example.org,Bo,Works",
            ])
    }

    @Test("with two for one place, one host or one chair too few is refused whole, where it says so")
    func clashes() async throws {
        let office = try await office()
        _ = try await office.bring(.seats, "session,table,place,host,email\ntoast,1,1,yes,ann@example.org\n")
        let before = try exported(office)
        let report = try await office.bring(
            .seats,
            """
            session,table,places,place,host,email
            toast,1,2,1,,bo@example.org
            toast,1,,3,yes,cy@example.org

            """, ImportOptions(skipsBadRows: true))
        #expect(
            report.told == [
                "2:11 place [1] Place 1 of table 1 is Ann’s in round 1.",
                "3:7 table [1] There are only 2 places at table 1, and in round 1 there would be 3 people.",
                "3:10 place [3] There are only 2 places at table 1.",
                "3:12 host [yes] Ann is the host of table 1 in round 1.",
            ])
        #expect(!report.isKept && report.isContradictory && report.counts == [0, 0, 0, 2])
        #expect(report.news == [] && report.changes == [])
        #expect(try exported(office) == before)
    }

    @Test("names what is wrong with a row: the session, the person, numbers, a seat without a table")
    func refusals() async throws {
        let office = try await office()
        let report = try await office.bring(
            .seats,
            """
            session,round,table,place,email,name
            tea,1,1,1,ann@example.org,
            toast,0,1,x,nobody@example.org,
            toast,1,,1,ann@example.org,
            toast,,,,,
            toast,1,1,1,,Eve

            """)
        #expect(
            report.told == [
                "2:1 session [tea] The event has no session of this key. Add it first.",
                "3:13 email [nobody@example.org] This is nobody on the list of attendees. Add them first.",
                "3:7 round [0] Use a whole number from 1 to 99.",
                "3:11 place [x] Use a whole number from 1 to 1000.",
                "4:9 table [] Say at which table: a number or a name.",
                "5:1 session [toast] Name a round, a table, or who sits there.",
                "6:14 name [Eve] This is nobody on the list of attendees. Add them first.",
            ])
        #expect(try exported(office) == [Self.header])
    }

    @Test("may not contradict itself, and says again what holds for a table or leaves it out")
    func agreement() async throws {
        let office = try await office()
        let report = try await office.bring(
            .seats,
            """
            session,round,starts_after,table,topic,place,email
            toast,1,,A,,1,ann@example.org
            toast,1,10,a,Tea,2,bo@example.org
            toast,1,,A,,3,cy@example.org
            toast,1,15,A,Tea,3,cy@example.org
            toast,1,10,A,Coffee,3,cy@example.org
            toast,1,10,B,,3,ann@example.org
            toast,1,10,A,,1,ann@example.org

            """)
        #expect(
            report.told == [
                "5:9 starts_after [15] Line 3 is about the same and says otherwise.",
                "6:14 topic [Coffee] Line 3 is about the same and says otherwise.",
                "7:12 table [B] Line 2 is about the same and says otherwise.",
            ])
        #expect(report.repeats.map(\.earlier) == [2])
    }

    @Test("tells of tables and rounds at which nobody sits yet, and empties what such a row leaves empty")
    func alone() async throws {
        let office = try await office()
        let rows = [Self.header, "toast,,,,Window,8,Tea,,,,,", "toast,3,45,15,,,,,,,,"]
        _ = try await office.bring(.seats, rows.joined(separator: "\n") + "\n")
        #expect(try exported(office) == rows)
        let report = try await office.bring(.seats, "session,table,places,topic\ntoast,window,,\n")
        #expect(report.counts == [0, 1, 0, 0])
        #expect(try exported(office)[1] == "toast,,,,Window,,,,,,,")
    }

    @Test("remarks on whoever has a seat and does not come")
    func notComing() async throws {
        let office = try await office()
        _ = try await office.bring(.attendees, "email,status\nbo@example.org,cancelled\n")
        let report = try await office.bring(.seats, "session,table,email\ntoast,1,bo@example.org\n")
        #expect(report.isKept)
        #expect(report.remarks.map(\.message.english) == ["Bo is on the list as Cancelled, and has a seat."])
    }

    @Test("may be the plan that the solver writes: rounds from 0, tables by name, guests by address")
    func plan() async throws {
        let office = try await office()
        let plan = """
            {"instance": "toast", "seed": 1, "schedule": [
                {"T10": ["ann@example.org"], "T9": ["bo@example.org", "cy@example.org"], "T8": []},
                {"T9": ["ann@example.org"]}]}
            """
        let report = try await office.bring(.seats, plan)
        #expect(report.told == [] && report.counts == [4, 0, 0, 0])
        #expect(
            try exported(office).dropFirst() == [
                "toast,1,,,T9,,,,,bo@example.org,Bo,Works", "toast,1,,,T9,,,,,cy@example.org,Cy,Works",
                "toast,1,,,T10,,,,,ann@example.org,Ann,Works", "toast,2,,,T9,,,,,ann@example.org,Ann,Works",
            ])
        #expect(try await office.bring(.seats, plan).counts == [0, 0, 4, 0])
        let sample = try ListSample(of: .bytes(Array(plan.utf8), name: "plan.json"), .seats)
        #expect(sample.columns.map(\.guess) == ["session", "round", "table", "email"] && sample.problem == nil)
    }

    @Test("whoever changes the table has any place there, and hosts it only where the file says so")
    func otherTable() async throws {
        let office = try await office()
        let rows = [
            "toast,1,,,1,,,1,yes,ann@example.org,Ann,Works", "toast,1,,,1,,,2,,bo@example.org,Bo,Works",
            "toast,1,,,2,,,1,yes,cy@example.org,Cy,Works", "toast,1,,,2,,,2,,,Dee,Works",
        ]
        _ = try await office.bring(.seats, ([Self.header] + rows).joined(separator: "\n") + "\n")
        let plan = """
            {"instance": "toast", "schedule": [{"1": ["bo@example.org", "cy@example.org"], "2": ["ann@example.org"]}]}
            """
        let report = try await office.bring(.seats, plan)
        #expect(report.told == [] && report.counts == [0, 2, 1, 0])
        #expect(
            report.changes.map { "\($0.name) \($0.fields.map { "\($0.field.rawValue) \($0.before)>\($0.after)" })" }
                == [
                    "Cy [\"table 2>1\", \"place 1>\", \"host yes>\"]",
                    "Ann [\"table 1>2\", \"place 1>\", \"host yes>\"]",
                ])
        let moved = [
            "toast,1,,,1,,,2,,bo@example.org,Bo,Works", "toast,1,,,1,,,,,cy@example.org,Cy,Works",
            "toast,1,,,2,,,2,,,Dee,Works", "toast,1,,,2,,,,,ann@example.org,Ann,Works",
        ]
        #expect(try exported(office).dropFirst() == moved[...])
        #expect(try await office.bring(.seats, plan).counts == [0, 0, 3, 0])
        _ = try await ImportUndo(try #require(report.number)).apply(to: office.store)
        #expect(try exported(office).dropFirst() == rows[...])

        let csv = "session,table,host,email\ntoast,2,,ann@example.org\ntoast,1,yes,cy@example.org\n"
        #expect(try await office.bring(.seats, csv).told == [])
        #expect(
            try exported(office).dropFirst() == [
                "toast,1,,,1,,,2,,bo@example.org,Bo,Works", "toast,1,,,1,,,,yes,cy@example.org,Cy,Works",
                "toast,1,,,2,,,2,,,Dee,Works", "toast,1,,,2,,,,,ann@example.org,Ann,Works",
            ])
    }

    @Test(
        "that is no plan is refused where it goes wrong",
        arguments: [
            ("{\"instance\": \"tea\", \"schedule\": [{\"T1\": [\"ann@example.org\"]}]}", "1:14 session [tea]"),
            ("{\"instance\": \"toast\", \"schedule\": [{\"T1\": [\"G004\"]}]}", "1:44 email [G004]"),
            ("{\"instance\": \"toast\", \"schedule\": [\n [\"G004\"]]}", "2:2 - []"), ("{\"a\": 1}", "1:1 - []"),
            ("{\"instance\": \"toast\", \"schedule\": [{\"T1\": [7, {}]}]}", "1:44 email [7]"),
            ("{\"instance\"", "1:12 - []"),
        ])
    func noPlan(text: String, told: String) async throws {
        let office = try await office()
        let report = try await office.bring(.seats, text)
        #expect(report.told.first?.hasPrefix(told) == true, "\(report.told)")
        #expect(!report.isKept)
    }

    @Test("is read from JSON, and by other names of columns")
    func otherForms() async throws {
        let office = try await office()
        let json = """
            [{"session": "toast", "table": 4, "place": 7, "host": true, "email": "ann@example.org"},
             {"session": "toast", "table": "4", "place": null, "email": "bo@example.org"}]
            """
        let report = try await office.bring(.seats, json)
        #expect(report.told == [] && report.counts == [2, 0, 0, 0])
        let csv = "Session key;Sitting;Table number;Seat;Guest;Company\ntoast;1;4;8;Dee;Works\n"
        #expect(try await office.bring(.seats, csv).counts == [1, 0, 0, 0])
        #expect(
            try exported(office).dropFirst() == [
                "toast,1,,,4,,,7,yes,ann@example.org,Ann,Works", "toast,1,,,4,,,8,,,Dee,Works",
                "toast,1,,,4,,,,,bo@example.org,Bo,Works",
            ])
    }
}
