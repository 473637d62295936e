import Domain
import Testing

@testable import BulkImport

struct DateCellsTests {
    @Test(
        "dates and times of a file in the forms that people use place a session, a day in a column of its own included")
    func sessions() async throws {
        let office = try await Office.withEvent()
        let report = try await office.bring(
            .sessions,
            "Code,Title,Date,Start time,End time\na,A,29/10/2011,9:30am,10.15\nb,B,\"Oct 30, 2011\",2pm,15:00:00\n"
                + "c,C,,2011-10-29T16:00,29 Oct 2011 5pm\n")
        #expect(report.told == [])
        let rows = try office.export(.sessions).split(separator: "\r\n").filter { !$0.hasPrefix("toast") }.dropFirst()
        #expect(
            rows.map { String($0.split(separator: ",").filter { $0.contains(":") }.joined(separator: " to ")) } == [
                "2011-10-29 09:30 to 2011-10-29 10:15", "2011-10-29 16:00 to 2011-10-29 17:00",
                "2011-10-30 14:00 to 2011-10-30 15:00",
            ])
    }

    @Test("a date that can be two is refused with both, though the other cells of its column are in one order")
    func ambiguous() async throws {
        let office = try await Office.withEvent()
        let text = "slug,title,zone,first_day,last_day\na,A,UTC,29/11/2011,30/11/2011\nb,B,UTC,03/04/2011,\n"
        #expect(
            try await office.bring(.events, text).told == [
                "3:9 first_day [03/04/2011] This can be 2011-04-03 or 2011-03-04. State which comes first, the day or "
                    + "the month, or write 2011-04-03."
            ])
        var options = ImportOptions()
        options.form.dates = .dayFirst
        #expect(try await office.bring(.events, text, options).counts == [2, 0, 0, 0])
        options.form.dates = .monthFirst
        #expect(
            try await office.bring(.events, text, options).told == [
                "2:9 first_day [29/11/2011] The dates of this file are stated to have the month first, and this has not.",
                "2:20 last_day [30/11/2011] The dates of this file are stated to have the month first, and this has not.",
            ])
    }

    @Test("midnight behind a day does not count, another time is refused")
    func midnight() {
        let dates = DateCells(of: .events, order: nil)
        #expect(dates.plain("29/11/2011 00:00:00", of: "first_day") == "2011-11-29")
        #expect(dates.plain("29/11/2011 09:00", of: "first_day") == "29/11/2011 09:00")
        #expect(dates.plain("29/11/2011", of: "summary") == "29/11/2011")
    }
}
