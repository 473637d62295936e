import Testing

@testable import Seating

struct ProblemFileTests {
    private func read(_ text: String) throws(FileFault) -> (problem: ProblemFile, unread: [String]) {
        try ProblemFile.read(Array(text.utf8))
    }

    private let small = """
        {"format": "roundtable-seating/1", "kind": "seating", "id": "a", "rounds": 2,
         "tables": [{"id": "T", "capacity": 2, "min": 1}, {"id": "U", "capacity": 2, "closed": [1]}],
         "guests": [{"id": "Ann", "org": "O", "vendor": true}, {"id": "Bob", "absent": [1]}],
         "hosts": [{"guest": "Ann", "table": "T", "rounds": [0]}], "together": [["Ann", "Bob"]],
         "apart": [], "history": [["Bob", "Ann", 2]], "rules": {"orgApart": "soft", "vendorCap": 1},
         "weights": {"repeat": 1.5, "orgClash": 60}, "colour": "red"}
        """

    @Test("a problem is read key by key; prices with decimals are scaled, and unknown keys are named")
    func reads() throws {
        let (file, unread) = try read(small)
        guard case .tables(let problem) = file else { return #expect(Bool(false)) }
        #expect(unread == ["colour"])
        #expect(problem.rounds == 2)
        #expect(problem.guests.map(\.id) == ["Ann", "Bob"])
        #expect(problem.guests[0].isVendor)
        #expect(problem.guests[1].absent == [1])
        #expect(problem.tables[1].closed == [1])
        #expect(problem.hosts == [.init(guest: 0, table: 0, rounds: [0])])
        #expect(problem.parties == [[0, 1]])
        #expect(problem.history == [.init(.init(0, 1), times: 2)])
        #expect(problem.rules.organisationApart == .soft)
        #expect(problem.weights.scale == 10)
        #expect(problem.weights.repeatedMeeting == 15)
        #expect(problem.weights.organisationClash == 600)
    }

    @Test(
        "what is wrong is said with its line and column",
        arguments: [
            ("{\n \"a\": 1,\n}", 3, 1, "A key in quotation marks should be here."),
            ("{\"a\": 1, \"a\": 2}", 1, 10, "The key “a” is here twice."),
            ("[1, 02]", 1, 5, "A number may not begin with a 0."),
            ("{\"format\": \"other\"}", 1, 12, "The format is “other”, not “roundtable-seating/1”."),
            ("", 1, 1, "The file ends where a value should be."),
        ])
    func faults(text: String, line: Int, column: Int, sentence: String) {
        #expect(throws: FileFault(text: sentence, line: line, column: column)) { try read(text) }
    }

    @Test("a guest or table that does not exist is a fault")
    func unknownNames() {
        let wrong = small.replacing("\"guest\": \"Ann\"", with: "\"guest\": \"Eve\"")
        #expect(throws: FileFault(text: "There is no guest “Eve”.", line: 4, column: 22)) { try read(wrong) }
    }

    @Test("a plan is written as the format has it, the same bytes each time")
    func writes() {
        let plan = Plan(places: [[0, 0, 1], [1, -1, 0]])
        let text = PlanFile.text(
            plan, instance: "a\"b", guests: ["A", "B", "C"], places: ["T", "U"], remarks: [("seed", 1)])
        #expect(
            text == """
                {"instance": "a\\"b", "seed": 1, "schedule": [
                  {"T": ["A", "B"], "U": ["C"]},
                  {"T": ["C"], "U": ["A"]}
                ]}

                """)
    }
}

extension FileFault {
    init(text: String, line: Int, column: Int) {
        let bytes = Array((String(repeating: "\n", count: line - 1) + String(repeating: " ", count: column)).utf8)
        self.init(text, at: line - 1 + column - 1, in: bytes)
    }
}
