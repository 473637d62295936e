import Testing

struct SeatCommandTests {
    private let head = "{\"format\": \"roundtable-seating/1\", \"kind\": \"seating\", \"id\": \"small\", \"rounds\": 1,"

    @Test("a plan goes to standard output, the report beside it, and the same seed gives the same bytes")
    func plan() throws {
        let installation = try Installation()
        let file = try installation.write(
            "small.json",
            head + """
                "tables": [{"id": "T", "capacity": 2}, {"id": "U", "capacity": 2}],
                "guests": [{"id": "Ann"}, {"id": "Bob"}, {"id": "Cid"}], "apart": [["Ann", "Bob"], ["Bob", "Cid"]],
                "weights": {"repeat": 1}}
                """)
        let answer = try installation.bare("seat", file, "--report", "--explain", "Bob")
        #expect(answer.status == 0)
        #expect(answer.output.hasPrefix("{\"instance\": \"small\", \"seed\": 1, \"steps\": 0, \"schedule\": [\n"))
        #expect(answer.complaint.contains("Objective 0: this plan is optimal."))
        #expect(answer.complaint.contains("- 2 pairs apart"))
        #expect(try installation.bare("seat", file).output == answer.output)
    }

    @Test("the report says what no plan can save: two asked to meet again, and cost the introduction or the repeat")
    func dearIntroduction() throws {
        let installation = try Installation()
        let file = try installation.write(
            "again.json",
            head + """
                "tables": [{"id": "T", "capacity": 2}, {"id": "U", "capacity": 2}],
                "guests": [{"id": "Ann"}, {"id": "Bob"}, {"id": "Cid"}], "introductions": [["Ann", "Bob"]],
                "history": [["Ann", "Bob", 1]], "weights": {"repeat": 100, "introduction": 30}}
                """)
        let lines = try installation.bare("seat", file, "--report").complaint.split(separator: "\n").map(String.init)
        let from = lines.firstIndex(of: "Aims:") ?? 0
        #expect(lines.contains("Objective 30: this plan is optimal."))
        #expect(
            lines[from...].prefix(4) == [
                "Aims:", "- 0 repeats at 100: 0; no plan has fewer",
                "- 1 introductions missed at 30: 30; none at best, this aim alone",
                "- 30 of this no plan saves: some asked to meet who met before or are of one organisation, which costs "
                    + "whether they meet or not",
            ])
    }

    @Test("the plan names the seed of its search; more searches than the machine has cores are refused, and none")
    func searches() throws {
        let installation = try Installation()
        let guests = (0..<16).map { "{\"id\": \"G\($0)\"}" }.joined(separator: ", ")
        let tables = (0..<4).map { "{\"id\": \"T\($0)\", \"capacity\": 4}" }.joined(separator: ", ")
        let file = try installation.write(
            "golfers.json",
            "{\"format\": \"roundtable-seating/1\", \"kind\": \"seating\", \"id\": \"golfers\", \"rounds\": 6, "
                + "\"tables\": [\(tables)], \"guests\": [\(guests)], \"weights\": {\"repeat\": 1}}")
        let answer = try installation.bare("seat", file, "--steps", "40000", "--seed", "5", "--searches", "1")
        #expect(answer.status == 0)
        #expect(answer.output.hasPrefix("{\"instance\": \"golfers\", \"seed\": 5, \"steps\": 40000, "))
        for searches in ["0", "1000000"] {
            let refused = try installation.bare("seat", file, "--searches", searches)
            #expect(refused.status == 2)
            #expect(refused.complaint.hasPrefix("roundtable: --searches should be from 1 to "))
        }
    }

    @Test("rules that clash are named, and the exit code is 1")
    func clash() throws {
        let installation = try Installation()
        let file = try installation.write(
            "clash.json",
            head + """
                "tables": [{"id": "T", "capacity": 4}], "guests": [{"id": "Ann"}, {"id": "Bob"}],
                "apart": [["Ann", "Bob"]]}
                """)
        let answer = try installation.bare("seat", file)
        #expect(answer.status == 1)
        #expect(answer.output == "")
        #expect(
            answer.complaint == """
                The hard rules cannot all be kept. These clash, and none of them can be spared:
                - Ann and Bob sit apart

                """)
    }

    @Test("a file that is no problem is refused with line and column")
    func fault() throws {
        let installation = try Installation()
        let file = try installation.write("wrong.json", "{\"format\": \"roundtable-seating/1\",\n \"kind\": \"dance\"}")
        let answer = try installation.bare("seat", file)
        #expect(answer.status == 2)
        #expect(answer.complaint == "roundtable: \(file):2:10: “dance” is no kind of problem: seating or topics.\n")
    }
}
