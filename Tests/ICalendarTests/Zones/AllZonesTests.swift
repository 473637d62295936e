import Foundation
import ICalendar
import Testing
import TimeZones

/// The definitions of all zones as Python expands them (icalendar, dateutil), against Python's own zone database.
@Suite("The definitions of all zones")
struct AllZonesTests {
    private struct Answer: Decodable, Equatable {
        let zones: Int
        let moments: Int
        let wrong: [String]
    }

    /// The names of the database, older spellings included.
    static func names() throws -> [String] {
        let text = try String(contentsOfFile: "/usr/share/zoneinfo/tzdata.zi", encoding: .utf8)
        let names = text.split(separator: "\n").compactMap { line -> String? in
            let words = line.split(separator: " ")
            if words.first == "Z", words.count > 1 { return String(words[1]) }
            return words.first == "L" && words.count > 2 ? String(words[2]) : nil
        }
        return Set(names).subtracting(["UTC", "Factory"]).sorted()
    }

    @Test(
        "give the right offset at every change between the first and the last event of a feed",
        .enabled(if: Python.program != nil, "ROUNDTABLE_PYTHON names no Python with icalendar"),
        arguments: [(1990, 2060), (1990, 1991), (1997, 1999), (2007, 2007), (2016, 2016), (2026, 2030), (2057, 2060)])
    func offsets(years: (first: Int, last: Int)) throws {
        let first = try #require(Instant(iso8601: "\(years.first)-01-05T12:00Z"))
        let last = try #require(Instant(iso8601: "\(years.last)-12-27T12:00Z"))
        let names = try Self.names()
        #expect(names.count > 500)
        let events = try names.flatMap { name in
            let zone = try ZoneDatabase.system.zone(name)
            return [first, last].map { start in
                CalendarEvent(
                    uid: "\(name) \(start.iso8601)", lastModified: first, summary: name,
                    when: .time(start: start, end: start.adding(seconds: 3600), zone: zone))
            }
        }
        let feed = CalendarFeed(name: "Zones", zone: .utc, events: events)
        let answer = try Python.run(
            "check_zones.py", [String(first.secondsSince1970), String(last.secondsSince1970 + 3600)],
            input: feed.bytes(), as: Answer.self)
        #expect(answer.zones == names.count)
        #expect(answer.moments >= names.count * 2)
        #expect(answer.wrong == [])
    }
}
