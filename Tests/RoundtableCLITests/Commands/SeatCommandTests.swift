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
