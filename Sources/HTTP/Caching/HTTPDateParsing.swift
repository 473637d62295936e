extension HTTPDate {
    /// Reads any of the three forms that RFC 9110, 5.6.7 has every recipient accept; nil for everything else.
    /// A two-digit year is taken as 1970 to 2069.
    public init?(_ text: String) {
        guard let parts = Self.parts(text),
            Self.weekdays.contains(where: { $0 == parts.weekday || $0.prefix(3) == parts.weekday }),
            let date = Self.civilDate(day: parts.day, month: parts.month, year: parts.year),
            let time = Self.secondOfDay(parts.time)
        else { return nil }
        self.init(seconds: Int64(date.daysSince1970 * 86400 + time))
    }

    private typealias Parts = (weekday: String, day: String, month: String, year: String, time: String)

    private static func parts(_ text: String) -> Parts? {
        let words = split(text, " ")
        if words.last == "GMT" {
            guard words[0].hasSuffix(",") else { return nil }
            let weekday = String(words[0].dropLast())
            // Sun, 06 Nov 1994 08:49:37 GMT
            if words.count == 6 { return (weekday, words[1], words[2], words[3], words[4]) }
            // Sunday, 06-Nov-94 08:49:37 GMT
            let date = words.count == 4 ? split(words[1], "-") : []
            return date.count == 3 ? (weekday, date[0], date[1], date[2], words[2]) : nil
        }
        // Sun Nov  6 08:49:37 1994: a day of one digit has a second blank before it
        if words.count == 5 { return (words[0], words[2], words[1], words[4], words[3]) }
        return words.count == 6 && words[2].isEmpty ? (words[0], words[3], words[1], words[5], words[4]) : nil
    }

    private static func split(_ text: String, _ separator: Character) -> [String] {
        text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }

    private static func civilDate(day: String, month: String, year: String) -> CivilDate? {
        guard let day = number(day, digits: 1...2), let month = months.firstIndex(of: month) else { return nil }
        if let year = number(year, digits: 4...4) { return CivilDate(year: year, month: month + 1, day: day) }
        guard let year = number(year, digits: 2...2) else { return nil }
        return CivilDate(year: year < 70 ? 2000 + year : 1900 + year, month: month + 1, day: day)
    }

    private static func secondOfDay(_ text: String) -> Int? {
        let parts = split(text, ":")
        guard parts.count == 3, let hour = number(parts[0], digits: 2...2),
            let minute = number(parts[1], digits: 2...2),
            let second = number(parts[2], digits: 2...2), hour < 24, minute < 60, second <= 60
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    private static func number(_ text: String, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        return Int(text)
    }
}
