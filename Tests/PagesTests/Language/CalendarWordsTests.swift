import HTML
import Pages
import Testing
import TimeZones

@Suite("Dates and times in words")
struct CalendarWordsTests {
    let t = Language.english

    func date(_ text: String) throws -> CivilDate { try #require(CivilDate(iso8601: text)) }
    func clock(_ text: String) throws -> WallClock { try #require(WallClock(text)) }

    @Test("a date says its weekday, and its year is no number with groups")
    func dates() throws {
        #expect(t.date(try date("2011-10-11")) == "Tuesday 11 October 2011")
        #expect(t.plainDate(try date("2011-10-11")) == "11 October 2011")
        #expect(t.day(try date("2011-10-11")) == "Tuesday 11 October")
    }

    @Test(
        "several days say what they share once",
        arguments: [
            ("2011-11-29", "2011-11-30", "29 to 30 November 2011"),
            ("2011-11-30", "2011-12-01", "30 November to 1 December 2011"),
            ("2011-12-31", "2012-01-01", "31 December 2011 to 1 January 2012"),
            ("2011-11-29", "2011-11-29", "Tuesday 29 November 2011"),
        ])
    func ranges(first: String, last: String, expected: String) throws {
        #expect(t.dates(try date(first), try date(last)) == expected)
    }

    @Test(
        "a time is short, and noon and midnight have their names",
        arguments: [
            (0, 0, "midnight"), (24, 0, "midnight"), (12, 0, "midday"), (9, 0, "9am"), (9, 5, "9:05am"),
            (12, 30, "12:30pm"), (0, 15, "12:15am"), (23, 59, "11:59pm"), (13, 0, "1pm"), (25, 0, "1am"),
        ])
    func times(hour: Int, minute: Int, expected: String) {
        #expect(t.time(hour: hour, minute: minute) == expected)
    }

    @Test("a stretch of time says both ends")
    func stretch() throws {
        #expect(t.times(try clock("2011-11-29 09:30"), try clock("2011-11-29 10:15")) == "9:30am to 10:15am")
        #expect(t.dateAndTime(try clock("2011-11-29 09:30")) == "Tuesday 29 November 2011, 9:30am")
    }

    @Test("a day near today has a name")
    func near() throws {
        let today = try date("2011-11-29")
        #expect(t.date(today, seenOn: today) == "Today")
        #expect(t.date(try date("2011-11-30"), seenOn: today) == "Tomorrow")
        #expect(t.date(try date("2011-11-28"), seenOn: today) == "Yesterday")
        #expect(t.date(try date("2011-12-01"), seenOn: today) == "Thursday 1 December 2011")
    }

    @Test(
        "a length is told in hours and minutes",
        arguments: [
            (45, "45 minutes"), (60, "1 hour"), (61, "1 hour 1 minute"), (150, "2 hours 30 minutes"), (0, "0 minutes"),
        ])
    func lengths(minutes: Int, expected: String) {
        #expect(t.duration(minutes: minutes) == expected)
    }
}
