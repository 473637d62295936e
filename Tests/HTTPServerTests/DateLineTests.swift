import Testing

@testable import HTTPServer

@Suite("Date line")
struct DateLineTests {
    @Test("it is a Date field with its line end, the same within a second")
    func line() {
        var date = DateLine()
        let text = String(decoding: date.now(), as: UTF8.self)
        #expect(text.hasPrefix("Date: "))
        #expect(text.hasSuffix(" GMT\r\n"))
        #expect(text.utf8.count == 37)
    }
}
