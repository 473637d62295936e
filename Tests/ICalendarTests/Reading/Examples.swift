import ICalendar
import TimeZones

/// Calendars as they come from elsewhere, and how they are read here.
enum Examples {
    static func setting(_ floating: String? = nil) -> CalendarReader.Setting {
        var setting = CalendarReader.Setting { try? ZoneDatabase.system.zone($0) }
        setting.floatingZone = floating.flatMap { try? ZoneDatabase.system.zone($0) }
        return setting
    }

    /// A calendar of one event with these lines.
    static func event(_ lines: String..., calendar: [String] = []) -> [UInt8] {
        let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN"] + calendar
        let all =
            head + ["BEGIN:VEVENT", "UID:one@example.org", "SUMMARY:One"] + lines + ["END:VEVENT", "END:VCALENDAR"]
        return Array(all.map { $0 + "\r\n" }.joined().utf8)
    }

    static func read(_ octets: [UInt8], floating: String? = nil) -> CalendarReading {
        CalendarReader.read(octets, setting(floating))
    }
}

extension ReadEvent {
    /// `2011-11-29T09:30:00Z to 2011-11-29T10:15:00Z`, `2011-11-29 to 2011-11-30`.
    var span: String {
        switch event.when {
        case .days(let first, let last): "\(first.iso8601) to \(last.iso8601)"
        case .time(let start, let end, _): start.iso8601 + (end.map { " to \($0.iso8601)" } ?? "")
        }
    }
}
