/// The days of the week, numbered as ISO 8601 does: Monday is 1, Sunday is 7.
public enum Weekday: Int, Hashable, Comparable, CaseIterable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    public static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }
}

/// A day of the Gregorian calendar, 0001-01-01 to 9999-12-31, without time or zone.
public struct CivilDate: Hashable, Comparable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// The date, or nil when there is no such day (30 February, month 13, year 0 or 10000).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.init(year: year, month: month, checkedDay: day)
    }

    private init(year: Int, month: Int, checkedDay day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `2011-11-29`; nil for anything else, reduced precision and blanks included.
    public init?(iso8601 text: some StringProtocol) {
        var scanner = DigitScanner(text)
        guard let date = scanner.date(), scanner.isAtEnd else { return nil }
        self = date
    }

    /// `2011-11-29`.
    public var iso8601: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Days since 1970-01-01, negative before.
    public var dayNumber: Int64 { Self.dayNumber(year: year, month: month, day: day) }

    /// The date of a day number. Numbers beyond the years 1 to 9999 give the first or the last day of that range,
    /// so that no stored number can trap.
    public init(dayNumber: Int64) {
        // The civil_from_days algorithm of Howard Hinnant: years run from March, so that leap days come last.
        let days = min(max(dayNumber, Self.firstDayNumber), Self.lastDayNumber) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
        self.init(
            year: Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month: month,
            checkedDay: Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1))
    }

    /// The date `days` later (earlier when negative), kept within the years 1 to 9999.
    public func adding(days: Int) -> CivilDate {
        let (sum, overflow) = dayNumber.addingReportingOverflow(Int64(days))
        return CivilDate(dayNumber: overflow ? (days < 0 ? .min : .max) : sum)
    }

    public var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        // because: the remainder plus one is 1...7, and every one of these is a case
        Weekday(rawValue: Int(Self.remainder(dayNumber + 3, 7)) + 1)!
    }

    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// How many days a month has; the month must be 1 to 12.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    /// `days_from_civil` by Howard Hinnant, for years of any sign; footer rules ask it for the years 0 and 10000, too.
    static func dayNumber(year: Int, month: Int, day: Int) -> Int64 {
        let shiftedYear = Int64(month <= 2 ? year - 1 : year)
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let shiftedMonth = Int64(month > 2 ? month - 3 : month + 9)
        let dayOfYear = (153 * shiftedMonth + 2) / 5 + Int64(day) - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    static func remainder(_ value: Int64, _ divisor: Int64) -> Int64 {
        let remainder = value % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }

    static let firstDayNumber = dayNumber(year: 1, month: 1, day: 1)
    static let lastDayNumber = dayNumber(year: 9999, month: 12, day: 31)

    func append(to bytes: inout [UInt8]) {
        bytes.append(year, digits: 4)
        bytes.append(UInt8(ascii: "-"))
        bytes.append(month, digits: 2)
        bytes.append(UInt8(ascii: "-"))
        bytes.append(day, digits: 2)
    }
}

extension DigitScanner {
    mutating func date() -> CivilDate? {
        guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
            let day = number(digits: 2)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }
}
