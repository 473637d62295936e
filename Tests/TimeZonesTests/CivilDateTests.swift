import Testing
import TimeZones

@Suite("A civil date")
struct CivilDateTests {
    @Test(
        "is refused when there is no such day",
        arguments: [
            (2011, 2, 29), (2012, 2, 30), (1900, 2, 29), (2011, 4, 31),
            (2011, 13, 1), (2011, 0, 1), (2011, 1, 0), (0, 1, 1), (10_000, 1, 1),
        ])
    func refusal(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test("takes the leap days of 2000 and 2012")
    func leapDays() {
        #expect(CivilDate(year: 2000, month: 2, day: 29)?.iso8601 == "2000-02-29")
        #expect(CivilDate(year: 2012, month: 2, day: 29)?.iso8601 == "2012-02-29")
    }

    @Test("counts days from 1970 and back over every day of four hundred years, one weekday after the other")
    func dayNumbers() throws {
        let first = try #require(CivilDate(year: 1799, month: 12, day: 31))
        let last = try #require(CivilDate(year: 2200, month: 1, day: 1))
        #expect(CivilDate(year: 1970, month: 1, day: 1)?.dayNumber == 0)
        var previous = first
        var wrong = 0
        for number in (first.dayNumber + 1)...last.dayNumber {
            let date = CivilDate(dayNumber: number)
            let follows = date.day == previous.day + 1 && date.month == previous.month || date.day == 1
            let weekdayFollows = date.weekday.rawValue == previous.weekday.rawValue % 7 + 1
            if date.dayNumber != number || date <= previous || !follows || !weekdayFollows { wrong += 1 }
            previous = date
        }
        #expect(wrong == 0)
        #expect(previous == last)
    }

    @Test("stays within its years for any day number")
    func clamping() {
        #expect(CivilDate(year: 1, month: 1, day: 1)?.weekday == .monday)
        #expect(CivilDate(dayNumber: .max).iso8601 == "9999-12-31")
        #expect(CivilDate(dayNumber: .min).iso8601 == "0001-01-01")
        #expect(CivilDate(dayNumber: 0).adding(days: .max).iso8601 == "9999-12-31")
        #expect(CivilDate(dayNumber: 0).adding(days: .min).iso8601 == "0001-01-01")
    }

    @Test("knows its weekday")
    func weekdays() {
        #expect(CivilDate(iso8601: "2011-11-29")?.weekday == .tuesday)
        #expect(CivilDate(iso8601: "1970-01-01")?.weekday == .thursday)
        #expect(CivilDate(iso8601: "1969-12-28")?.weekday == .sunday)
    }

    @Test(
        "reads its own text and nothing near it",
        arguments: [
            "2011-11-29 ", " 2011-11-29", "2011-1-29", "11-11-29",
            "2011/11/29", "2011-11", "2011-11-29T", "+2011-11-29", "２０11-11-29", "",
        ])
    func text(wrong: String) {
        #expect(CivilDate(iso8601: wrong) == nil)
        #expect(CivilDate(iso8601: "2011-11-29")?.iso8601 == "2011-11-29")
    }
}
