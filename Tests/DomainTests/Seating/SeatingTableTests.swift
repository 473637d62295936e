import Domain
import Testing

@Suite("A table")
struct SeatingTableTests {
    private func table(_ name: String) -> SeatingTable {
        SeatingTable(event: ID(rawValue: 1), session: ID(rawValue: 1), details: SeatingTableDetails(name: name))
    }

    @Test("stands after those with smaller numbers, whatever their digits, and names after numbers")
    func order() {
        let names = ["1", "2", "10", "007b", "T2", "T10", "Window"]
        let sorted = names.shuffled().map(table).sorted { $0.isBefore($1) }.map(\.details.name)
        #expect(sorted == ["1", "2", "007b", "10", "T2", "T10", "Window"])
        #expect(!table("a").isBefore(table("a")))
        #expect(table("A").isBefore(table("a")) && !table("a").isBefore(table("A")))
    }

    @Test("is called a table unless its name says so")
    func label() {
        #expect(table("4").details.label.english == "Table 4")
        #expect(table("4").details.labelInside.english == "table 4")
        #expect(table("Table of honour").details.labelInside.english == "Table of honour")
    }

    @Test("needs a name, and at least one place where it says how many")
    func reading() {
        var reader = FieldReader { ["table": " ", "places": "0"][$0] }
        #expect(throws: DomainError.self) { try SeatingTableDetails.read(&reader) }
        #expect(reader.problems.map(\.field) == ["table", "places"])
    }
}
