import Testing
import TimeZones

@Suite("A time on the wall")
struct WallClockTests {
    @Test(
        "is read with a blank or a T, with or without seconds",
        arguments: [
            ("2011-11-29 09:30", "2011-11-29 09:30"), ("2011-11-29T09:30", "2011-11-29 09:30"),
            ("2011-11-29 09:30:00", "2011-11-29 09:30"), ("2011-11-29T09:30:15", "2011-11-29 09:30:15"),
        ])
    func reading(text: String, canonical: String) {
        #expect(WallClock(text)?.text == canonical)
    }

    @Test(
        "is refused when it is none",
        arguments: [
            "2011-11-29", "2011-11-29 24:00", "2011-11-29 09:60", "2011-11-29 09:30:60", "2011-02-30 09:30",
            "2011-11-29 9:30", "2011-11-29  09:30", "2011-11-29 09:30Z", "2011-11-29 09:30 ", "2011-11-29 09:30:1",
        ])
    func refusal(text: String) {
        #expect(WallClock(text) == nil)
    }

    @Test("counts on over midnight and years")
    func adding() {
        #expect(WallClock("2011-12-31 23:59")?.adding(seconds: 60).text == "2012-01-01 00:00")
        #expect(WallClock("2012-03-01 00:00")?.adding(seconds: -1).text == "2012-02-29 23:59:59")
        #expect(WallClock("2012-03-01 00:00")?.adding(seconds: .max).text == "9999-12-31 23:59:59")
        #expect(WallClock("2012-03-01 00:00")?.adding(seconds: .min).text == "0001-01-01 00:00")
    }

    @Test("is ordered by date, then by time")
    func order() throws {
        let texts = ["2011-11-29 09:30", "2011-11-29 09:31", "2011-11-30 00:00", "2012-01-01 00:00"]
        #expect(texts.compactMap { WallClock($0) }.sorted().map(\.text) == texts)
    }

    @Test("has the form of a datetime-local field")
    func fieldValue() {
        #expect(WallClock("2011-11-29 09:30")?.iso8601 == "2011-11-29T09:30")
    }
}
