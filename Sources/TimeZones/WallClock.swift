/// What a calendar and a clock on the wall show: a date and a time of day, in a zone that is told elsewhere.
public struct WallClock: Hashable, Comparable, Sendable {
    public var date: CivilDate
    public let hour: Int
    public let minute: Int
    public let second: Int

    /// Nil unless the time is 00:00:00 to 23:59:59; a leap second is no time of day here.
    public init?(date: CivilDate, hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        self.date = date
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// Reads `2011-11-29 09:30`, `2011-11-29T09:30` and either with `:15` seconds; nil for anything else.
    public init?(_ text: some StringProtocol) {
        var scanner = DigitScanner(text)
        guard let clock = scanner.wallClock(), scanner.isAtEnd else { return nil }
        self = clock
    }

    /// Seconds since 1970-01-01 00:00 on the same wall, taken as if no clock were ever changed.
    init(localSeconds: Int64) {
        let first = CivilDate.firstDayNumber * 86_400
        let last = CivilDate.lastDayNumber * 86_400 + 86_399
        let seconds = min(max(localSeconds, first), last)
        let secondOfDay = Int(CivilDate.remainder(seconds, 86_400))
        date = CivilDate(dayNumber: (seconds - Int64(secondOfDay)) / 86_400)
        hour = secondOfDay / 3600
        minute = secondOfDay / 60 % 60
        second = secondOfDay % 60
    }

    var localSeconds: Int64 { date.dayNumber * 86_400 + Int64(secondOfDay) }

    /// Seconds since midnight as the clock counts them, 0 to 86,399.
    public var secondOfDay: Int { hour * 3600 + minute * 60 + second }

    /// `2011-11-29 09:30`, and `2011-11-29 09:30:15` when there are seconds, so that it reads back as the same value.
    public var text: String { text(separator: " ") }

    /// `2011-11-29T09:30`, the form of an HTML `datetime-local` field.
    public var iso8601: String { text(separator: "T") }

    private func text(separator: Unicode.Scalar) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(19)
        date.append(to: &bytes)
        bytes.append(UInt8(ascii: separator))
        bytes.append(hour, digits: 2)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(minute, digits: 2)
        if second != 0 {
            bytes.append(UInt8(ascii: ":"))
            bytes.append(second, digits: 2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The time `seconds` later on the same wall; changes of the clock are not looked at.
    public func adding(seconds: Int64) -> WallClock {
        let (sum, overflow) = localSeconds.addingReportingOverflow(seconds)
        return WallClock(localSeconds: overflow ? (seconds < 0 ? .min : .max) : sum)
    }

    public static func < (left: WallClock, right: WallClock) -> Bool { left.localSeconds < right.localSeconds }
}

extension DigitScanner {
    mutating func wallClock() -> WallClock? {
        guard let date = date(), take(anyOf: " ", "T", "t") != nil, let hour = number(digits: 2), take(":"),
            let minute = number(digits: 2)
        else { return nil }
        var second = 0
        if take(":") {
            guard let value = number(digits: 2) else { return nil }
            second = value
        }
        return WallClock(date: date, hour: hour, minute: minute, second: second)
    }
}
