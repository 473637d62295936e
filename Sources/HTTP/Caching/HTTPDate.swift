/// A date of HTTP (RFC 9110, 5.6.7): whole seconds since 1970-01-01 00:00 UTC, written as `Sun, 06 Nov 1994 08:49:37 GMT`.
public struct HTTPDate: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Seconds since 1970, UTC; years 1970 to 9999.
    public let seconds: Int64

    /// Times outside the years 1970 to 9999 are moved to the nearest that can be written.
    public init(seconds: Int64) {
        self.seconds = min(max(seconds, 0), 253_402_300_799)
    }

    public static func < (left: HTTPDate, right: HTTPDate) -> Bool { left.seconds < right.seconds }

    public var description: String { String(decoding: bytes, as: UTF8.self) }

    /// The 29 bytes of the IMF-fixdate form.
    public var bytes: [UInt8] {
        let days = Int(seconds / 86400)
        let rest = Int(seconds % 86400)
        let date = CivilDate(daysSince1970: days)
        var text: [UInt8] = []
        text.reserveCapacity(29)
        // 1970-01-01 was a Thursday.
        text += Self.weekdays[(days + 4) % 7].utf8.prefix(3)
        text += ", ".utf8
        Self.append(date.day, digits: 2, to: &text)
        text.append(ByteRules.space)
        text += Self.months[date.month - 1].utf8
        text.append(ByteRules.space)
        Self.append(date.year, digits: 4, to: &text)
        text.append(ByteRules.space)
        Self.append(rest / 3600, digits: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        Self.append(rest / 60 % 60, digits: 2, to: &text)
        text.append(UInt8(ascii: ":"))
        Self.append(rest % 60, digits: 2, to: &text)
        text += " GMT".utf8
        return text
    }

    private static func append(_ number: Int, digits: Int, to text: inout [UInt8]) {
        var divisor = digits == 4 ? 1000 : 10
        while divisor > 0 {
            text.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

/// A date of the Gregorian calendar, by the well-known arithmetic of eras of 400 years.
struct CivilDate {
    var year: Int
    var month: Int
    var day: Int

    init(daysSince1970 days: Int) {
        // Years are counted from 1 March, so that the leap day comes last.
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Nil for a day that is not in the calendar.
    init?(year: Int, month: Int, day: Int) {
        guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
        let back = CivilDate(daysSince1970: daysSince1970)
        guard back.month == month, back.day == day else { return nil }
    }

    var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear % 400
        let shiftedMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
