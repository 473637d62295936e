import Domain
import Testing
import TimeZones

@testable import BulkImport

struct ScheduleTimesTests {
    @Test(
        "durations are read in every way that is written",
        arguments: [
            ("00:45", 45), ("0:45", 45), ("1:00", 60), ("26:00", 1_560), ("1:02:30", 1_590), ("00:45:00", 45),
            ("01:30:00", 90), ("0:20:00", 20), ("45", 45),
        ])
    func durations(text: String, minutes: Int64) {
        #expect(ScheduleTimes.duration(text) == minutes * 60)
    }

    @Test(
        "what is no duration is none",
        arguments: ["", "1,5", "00:60", "1:24:00", "-1:00", "1:00:00:00", "1h", "²:00"])
    func noDurations(text: String) {
        #expect(ScheduleTimes.duration(text) == nil)
    }

    private func start(_ date: String?, _ start: String?, day: String? = nil, change: Int = 0) throws -> String {
        var session = ScheduleSession(line: 1, column: 1)
        let source = { (text: String?) in
            text.map { SourceText(text: $0, line: 1, column: 1, element: "start") }
        }
        session.date = source(date)
        session.start = source(start)
        session.day = source(day)
        let times = ScheduleTimes(zone: try ZoneDatabase.system.zone("Europe/Berlin"), dayChange: change)
        switch times.start(of: session) {
        case .none: return "-"
        case .at(let instant, let remarks): return instant.iso8601 + String(repeating: "!", count: remarks.count)
        case .unreadable(let source, _): return "[\(source.text)]"
        }
    }

    @Test("an instant with its offset wins, then a date and time, then the day and the time of day")
    func order() throws {
        #expect(try start("2019-08-21T11:00:00+03:00", "12:00", day: "2019-08-20") == "2019-08-21T08:00:00Z")
        #expect(try start("2019-08-21T11:00:00", "12:00", day: "2019-08-20") == "2019-08-21T09:00:00Z")
        #expect(try start("2019-08-21", "12:00", day: "2019-08-20") == "2019-08-21T10:00:00Z")
        #expect(try start(nil, "12:00", day: "2019-08-20") == "2019-08-20T10:00:00Z")
        #expect(try start(nil, "9:05:00", day: "2019-08-20") == "2019-08-20T07:05:00Z")
        #expect(try start(nil, nil, day: "2019-08-20") == "-")
        #expect(try start("", "", day: "2019-08-20") == "-")
    }

    @Test("before the change of the day it is the night that follows")
    func nights() throws {
        #expect(try start(nil, "03:59", day: "2019-08-20", change: 4 * 3600) == "2019-08-21T01:59:00Z")
        #expect(try start(nil, "04:00", day: "2019-08-20", change: 4 * 3600) == "2019-08-20T02:00:00Z")
    }

    @Test("a time that comes twice is the first, with a remark, and one that does not come is refused")
    func changes() throws {
        #expect(try start(nil, "02:30", day: "2019-10-27") == "2019-10-27T00:30:00Z!")
        #expect(try start("2019-10-27T02:30:00+01:00", "02:30") == "2019-10-27T01:30:00Z")
        #expect(try start(nil, "02:30", day: "2019-03-31") == "[02:30]")
    }

    @Test("what is no time is refused where it stands")
    func unreadable() throws {
        #expect(try start(nil, "25:00", day: "2019-08-20") == "[25:00]")
        #expect(try start(nil, "10:00", day: "20.8.2019") == "[20.8.2019]")
        #expect(try start(nil, "10:00") == "[10:00]")
        #expect(try start("soon", nil) == "[soon]")
    }
}
