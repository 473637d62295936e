import Testing

@testable import Domain

@Suite("A field reader")
struct FieldReaderTests {
    private func reader(_ fields: [Field: String]) -> FieldReader {
        FieldReader { fields[$0] }
    }

    @Test("trims a line and leaves its inside alone")
    func trims() {
        var reader = reader(["title": "\u{A0} Collaborate  or die \t"])
        #expect(reader.line("title") == "Collaborate  or die")
        #expect(reader.problems == [])
    }

    @Test("keeps the old value of a field that is not given, and empties one that is given empty")
    func absentAndEmpty() {
        var reader = reader(["venue": ""])
        #expect(reader.line("title", else: "old") == "old")
        #expect(reader.line("venue", else: "old") == "")
        #expect(reader.number("capacity", else: 5, in: 1...9) == 5)
    }

    @Test("refuses a line break in a line and a control character in a text")
    func controls() {
        var reader = reader(["title": "a\nb", "summary": "a\u{7}b"])
        _ = reader.line("title")
        _ = reader.text("summary")
        #expect(
            reader.problems == [
                FieldProblem("title", "Use one line without control characters.", value: "a\nb"),
                FieldProblem("summary", "Take out the control characters.", value: "a\u{7}b"),
            ])
    }

    @Test("takes every script up to the longest, and no letter with marks without end")
    func bytes() {
        let marked = "a" + String(repeating: "\u{301}", count: 500)
        var reader = reader(["title": String(repeating: "議", count: 200), "venue": marked, "summary": marked])
        _ = reader.line("title")
        _ = reader.line("venue")
        _ = reader.text("summary", longest: 100)
        let message = { (most: Int) -> Message in
            "Use fewer composed characters: this takes \(1001) bytes, and at most \(most) are kept."
        }
        #expect(
            reader.problems == [
                FieldProblem("venue", message(800), value: marked),
                FieldProblem("summary", message(400), value: marked),
            ])
    }

    @Test("turns every line end of a text into one newline")
    func lineEnds() {
        var reader = reader(["summary": "a\r\nb\rc\nd\r\r\ne"])
        #expect(reader.text("summary") == "a\nb\nc\nd\n\ne")
    }

    @Test("says what the words of a choice are, and reads them in capitals")
    func choice() {
        var reader = reader(["kind": "JAM", "state": "maybe"])
        #expect(reader.choice("kind", standard: EventKind.meeting) == .jam)
        #expect(reader.choice("state", standard: SessionState.draft) == .draft)
        #expect(
            reader.problems == [
                FieldProblem("state", "Use one of: \("draft, confirmed, cancelled").", value: "maybe")
            ])
    }

    @Test("gathers the problems of all fields and throws them at once")
    func finish() {
        var reader = reader(["email": "nobody", "capacity": "many"])
        _ = reader.requiredLine("title", missing: "Give a title.")
        _ = reader.email("email")
        _ = reader.number("capacity", in: 1...10)
        let expected = DomainError.invalid([
            FieldProblem("title", "Give a title.", value: ""),
            FieldProblem("email", "Use an e-mail address such as name@example.org.", value: "nobody"),
            FieldProblem("capacity", "Use a whole number from \(1) to \(10).", value: "many"),
        ])
        #expect(throws: expected) { try reader.finish() }
    }

    @Test("looks an address up without a word about one that is wrong, and reads it all the same")
    func address() {
        var reader = reader(["email": " Ann@example.org ", "host": "nobody", "guest": ""])
        #expect(reader.address("email")?.description == "Ann@example.org")
        #expect(reader.address("host") == nil)
        #expect(reader.address("guest") == nil)
        #expect(reader.address("other") == nil)
        #expect(reader.problems == [])
        #expect(reader.email("email")?.description == "Ann@example.org")
        #expect(reader.email("host") == nil)
        #expect(reader.problems.map(\.field) == ["host"])
    }

    @Test("says the length of a line that is too long")
    func tooLong() {
        var reader = reader(["title": String(repeating: "a", count: 201)])
        _ = reader.line("title")
        #expect(reader.problems.map(\.message) == ["Use at most \(200) characters; this has \(201)."])
    }
}
