import Foundation
import ICalendar
import Testing
import TimeZones

/// Recurrences as two libraries in Python expand them.
@Suite("Recurrences expanded by others")
struct OtherExpansionsTests {
    @Test(
        "come at the same instants",
        .enabled(if: Python.program != nil, "ROUNDTABLE_PYTHON names no Python with recurring-ical-events"),
        arguments: ["recurring.ics"])
    func instants(name: String) throws {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let octets = Array(try Data(contentsOf: tests.appendingPathComponent("Calendars/examples/\(name)")))
        let theirs = try Python.run(
            "expand_events.py", ["2011-09-01", "2013-01-01"], input: octets, as: [String].self)
        let reading = Examples.read(octets)
        #expect(reading.remarks.filter { $0.severity == .error } == [])
        let ours = reading.events.compactMap { read -> String? in
            switch read.event.when {
            case .days(let first, let last):
                guard first.year >= 2011, first.year < 2013 else { return nil }
                return "\(read.event.uid) \(first.iso8601) \(last.adding(days: 1).iso8601)"
            case .time(let start, let end, _):
                guard start.iso8601 < "2013-01-01" else { return nil }
                return "\(read.event.uid) \(start.iso8601) \((end ?? start).iso8601)"
            }
        }
        #expect(theirs.count > 40)
        #expect(ours.sorted() == theirs)
    }
}
