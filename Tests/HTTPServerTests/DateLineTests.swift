import Testing

@testable import HTTPServer

@Suite("Date line")
struct DateLineTests {
    @Test("it is a Date field with its line end, of the second that is asked for")
    func line() {
        var date = DateLine()
        for (second, time) in [(784_111_777, "08:49:37"), (784_111_777, "08:49:37"), (784_111_778, "08:49:38")] {
            let line = String(decoding: date.at(second: second), as: UTF8.self)
            #expect(line == "Date: Sun, 06 Nov 1994 \(time) GMT\r\n")
        }
    }
}
