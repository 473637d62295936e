/// A moment, the same everywhere, in whole seconds.
public struct Instant: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z without leap seconds, negative before.
    public var secondsSince1970: Int64

    public init(secondsSince1970: Int64) {
        self.secondsSince1970 = secondsSince1970
    }

    /// Reads RFC 3339: `2011-11-29T09:30:00Z`, or with an offset as `+01:00`, `+0100` or `+01`.
    ///
    /// The seconds may be missing; a fraction of a second is dropped. Nil without `Z` or offset, since that would be
    /// a time of day and no instant, and nil outside the years 1 to 9999.
    public init?(iso8601 text: some StringProtocol) {
        var scanner = DigitScanner(text)
        guard let clock = scanner.wallClock() else { return nil }
        if scanner.take(".") {
            guard scanner.number(digits: 1) != nil else { return nil }
            while scanner.number(digits: 1) != nil {}
        }
        guard let offset = scanner.offset(), scanner.isAtEnd else { return nil }
        secondsSince1970 = clock.localSeconds - Int64(offset)
    }

    /// `2011-11-29T09:30:00Z`. Beyond the years 1 to 9999 the nearest instant within is written.
    public var iso8601: String {
        let clock = WallClock(localSeconds: secondsSince1970)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20)
        clock.date.append(to: &bytes)
        for (mark, value) in [("T" as Unicode.Scalar, clock.hour), (":", clock.minute), (":", clock.second)] {
            bytes.append(UInt8(ascii: mark))
            bytes.append(value, digits: 2)
        }
        bytes.append(UInt8(ascii: "Z"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The instant `seconds` later (earlier when negative); the range of the numbers is its end, it never traps.
    public func adding(seconds: Int64) -> Instant {
        let (sum, overflow) = secondsSince1970.addingReportingOverflow(seconds)
        return Instant(secondsSince1970: overflow ? (seconds < 0 ? .min : .max) : sum)
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.secondsSince1970 < right.secondsSince1970 }
}

extension DigitScanner {
    /// `Z`, `+01:00`, `+0100` or `+01`, in seconds east.
    fileprivate mutating func offset() -> Int? {
        if take(anyOf: "Z", "z") != nil { return 0 }
        guard let sign = take(anyOf: "+", "-"), let hours = number(digits: 2), hours <= 23 else { return nil }
        var minutes = 0
        if take(":") || !isAtEnd {
            guard let value = number(digits: 2), value <= 59 else { return nil }
            minutes = value
        }
        return (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
    }
}
