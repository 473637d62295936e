import ICalendar
import Testing

@Suite("A calendar name")
struct CalendarNameTests {
    @Test("is letters, digits and hyphens, in upper case")
    func names() {
        #expect(CalendarName("x-wr-calname")?.text == "X-WR-CALNAME")
        #expect(CalendarName("DTSTART") == CalendarName("dtstart"))
    }

    @Test(
        "is refused when it could end its line or start a value",
        arguments: [
            "", " ", "X Y", "X:Y", "X;Y", "X\r\nY", "X=Y", "Ü", "X_Y", "\"X\"",
        ])
    func refusal(text: String) {
        #expect(CalendarName(text) == nil)
    }
}
