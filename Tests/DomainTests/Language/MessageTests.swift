import Testing

@testable import Domain

@Suite("A message")
struct MessageTests {
    @Test("keeps its English text as key and its arguments apart")
    func keyAndArguments() {
        let name = "Main hall"
        let message: Message = "Delete \(name) and \(3) sessions?"
        #expect(message.key == "Delete {0} and {1} sessions?")
        #expect(message.arguments == [.text("Main hall"), .number(3)])
        #expect(message.english == "Delete Main hall and 3 sessions?")
    }

    @Test("that counts takes the form for one only at one", arguments: [(0, "0 rooms"), (1, "1 room"), (2, "2 rooms")])
    func plural(count: Int, text: String) {
        let message = Message(count: count, one: "{0} room", other: "{0} rooms")
        #expect(message.english == text)
        #expect(message.count == count)
    }

    @Test("inside a message is put into words on its own")
    func nested() {
        let message: Message = "\(AttendeeStatus.arrived.label) is final"
        #expect(message.key == "{0} is final")
        #expect(message.english == "Arrived is final")
    }

    @Test("does not fill placeholders that its arguments contain")
    func hostileArgument() {
        let name = "{1}"
        let message: Message = "\(name) and \(2)"
        #expect(message.english == "{1} and 2")
    }

    @Test(
        "pattern keeps what is no placeholder",
        arguments: [("{x} {0}", "{x} a"), ("{", "{"), ("{7}", "{7}"), ("{0}{0}", "aa"), ("}{", "}{")])
    func pattern(pattern: String, filled: String) {
        #expect(Message.fill(pattern, with: ["a"]) == filled)
    }
}
