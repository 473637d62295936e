import Testing
import TimeZones

@testable import BulkImport

struct DateTextTests {
    private func text(_ text: String, _ order: DateOrder? = nil) -> String {
        guard case .read(let date) = DateText.read(text, order: order) else { return "-" }
        return [date.day?.iso8601, date.time].compactMap(\.self).joined(separator: " ")
    }

    @Test(
        "a day is read as people write it",
        arguments: [
            "2011-11-29", "2011/11/29", "29/11/2011", "29.11.2011", "29-11-2011", "11/29/2011", "29 Nov 2011",
            "29 November 2011", "29-Nov-2011", "29-Nov-11", "Nov 29, 2011", "November 29th, 2011", "29th of Nov 2011",
            "Tue 29 Nov 2011", "Tuesday, 29. November 2011", "2011 Nov 29", " 29  NOV  2011 ",
        ])
    func days(written: String) {
        #expect(text(written.replacing(" of ", with: " ")) == "2011-11-29")
    }

    @Test(
        "so is a time beside it",
        arguments: [
            "2011-11-29T09:30", "2011-11-29 9:30", "29/11/2011 09:30:00", "29 Nov 2011, 9:30am", "29.11.2011 9.30",
            "29 Nov 2011 at 9.30 a.m.", "29/11/2011 9:30 AM", "Nov 29, 2011 0930",
        ])
    func moments(written: String) {
        #expect(text(written) == "2011-11-29 09:30")
    }

    @Test("a time alone is a time")
    func times() {
        let pairs = [
            ("9:30am", "09:30"), ("9.30", "09:30"), ("0930", "09:30"), ("9 pm", "21:00"), ("12am", "00:00"),
            ("12:15 p.m.", "12:15"), ("23:59:59", "23:59:59"), ("24:00", "-"), ("9:3", "-"), ("13pm", "-"), ("9", "-"),
        ]
        for (written, read) in pairs { #expect(text(written) == read, "\(written)") }
    }

    @Test("what can be two days is neither until the order is told, whatever stands between the numbers")
    func ambiguous() throws {
        let april = try #require(CivilDate(year: 2011, month: 4, day: 3))
        let march = try #require(CivilDate(year: 2011, month: 3, day: 4))
        for written in ["03/04/2011", "3.4.2011", "03-04-2011 09:30"] {
            #expect(DateText.read(written, order: nil) == .ambiguous(april, march), "\(written)")
        }
        #expect(text("03/04/2011", .dayFirst) == "2011-04-03")
        #expect(text("03/04/2011 9:30", .monthFirst) == "2011-03-04 09:30")
        #expect(text("04/04/2011") == "2011-04-04")
    }

    @Test("a date that is not in the order that was told is refused, and one that needs none is read")
    func notInOrder() {
        #expect(DateText.read("29/11/2011", order: .monthFirst) == .notInOrder(.monthFirst))
        #expect(DateText.read("11/29/2011", order: .dayFirst) == .notInOrder(.dayFirst))
        #expect(text("2011-11-29", .monthFirst) == "2011-11-29")
        #expect(text("29 Nov 2011", .monthFirst) == "2011-11-29")
    }

    @Test("years of two digits, wrong weekdays and days that are none are no dates")
    func wrong() throws {
        #expect(DateText.read("29/11/11", order: .dayFirst) == .shortYear)
        let tuesday = try #require(CivilDate(year: 2011, month: 11, day: 29))
        #expect(DateText.read("Wed 29 Nov 2011", order: nil) == .wrongWeekday(tuesday))
        for written in [
            "30/02/2011", "31 Apr 2011", "2011-13-01", "Nov 2011", "tomorrow", "", "1/2", "40876.4", "²/3/2011",
        ] {
            #expect(DateText.read(written, order: nil) == .unknown, "\(written)")
        }
    }
}
