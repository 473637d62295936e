extension HTTPDate {
    /// Reads any of the three forms that RFC 9110, 5.6.7 has every recipient accept; nil for everything else.
    /// A two-digit year is taken as 1970 to 2069.
    public init?(_ text: String) {
        let words = text.split(whereSeparator: { $0 == " " || $0 == "-" }).map(String.init)
        let date: CivilDate?
        let time: Int?
        switch words.count {
        case 6 where words[0].hasSuffix(",") && words[5] == "GMT":
            // Sun, 06 Nov 1994 08:49:37 GMT, or Sunday, 06-Nov-94 08:49:37 GMT
            date = Self.civilDate(day: words[1], month: words[2], year: words[3])
            time = Self.secondOfDay(words[4])
        case 5 where text.utf8.count == 24:
            // Sun Nov  6 08:49:37 1994
            date = Self.civilDate(day: words[2], month: words[1], year: words[4])
            time = Self.secondOfDay(words[3])
        default: return nil
        }
        let weekday = words[0].filter { $0 != "," }
        guard Self.weekdays.contains(where: { $0 == weekday || $0.prefix(3) == weekday }) else { return nil }
        guard let date, let time else { return nil }
        self.init(seconds: Int64(date.daysSince1970 * 86400 + time))
    }

    private static func civilDate(day: String, month: String, year: String) -> CivilDate? {
        guard let day = number(day, digits: 1...2), let month = months.firstIndex(of: month) else { return nil }
        if let year = number(year, digits: 4...4) { return CivilDate(year: year, month: month + 1, day: day) }
        guard let year = number(year, digits: 2...2) else { return nil }
        return CivilDate(year: year < 70 ? 2000 + year : 1900 + year, month: month + 1, day: day)
    }

    private static func secondOfDay(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
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
