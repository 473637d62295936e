import TimeZones

/// A time as a property gives it, before a zone is known.
enum CalendarMoment: Hashable {
    case date(CivilDate)
    case utc(Instant)
    /// By a clock on the wall; of which zone, the property says or nothing does.
    case local(WallClock)
}

/// A length of time: days by the calendar, the rest by the clock (RFC 5545 section 3.3.6).
struct CalendarDuration: Hashable {
    var days = 0
    var seconds = 0
}

/// Reads values of properties (RFC 5545 section 3.3).
enum ValueReader {
    /// Undoes the escapes of a TEXT in one pass, so that an escaped backslash before an n stays one. Control characters
    /// other than tab and line feed are dropped.
    static func text(_ value: String) -> String { texts(value, separated: false)[0] }

    /// The texts of a list; a comma that is escaped parts nothing.
    static func texts(_ value: String) -> [String] { texts(value, separated: true) }

    private static func texts(_ value: String, separated: Bool) -> [String] {
        var found: [[UInt8]] = [[]]
        var isEscaped = false
        for octet in value.utf8 {
            if isEscaped {
                isEscaped = false
                found[found.count - 1].append(octet == UInt8(ascii: "n") || octet == UInt8(ascii: "N") ? 0x0A : octet)
            } else if octet == UInt8(ascii: "\\") {
                isEscaped = true
            } else if separated, octet == UInt8(ascii: ",") {
                found.append([])
            } else if octet >= 0x20 && octet != 0x7F || octet == 0x09 {
                found[found.count - 1].append(octet)
            }
        }
        return found.map { String(decoding: $0, as: UTF8.self) }
    }

    /// `20111129`, `20111129T093000` or `20111129T093000Z`; a leap second is the second before it.
    static func moment(_ text: some StringProtocol) -> CalendarMoment? {
        let octets = Array(text.utf8)
        guard octets.count >= 8, let year = number(octets[0..<4]), let month = number(octets[4..<6]),
            let day = number(octets[6..<8]), let date = CivilDate(year: year, month: month, day: day)
        else { return nil }
        if octets.count == 8 { return .date(date) }
        guard octets.count == 15 || octets.count == 16,
            octets[8] == UInt8(ascii: "T") || octets[8] == UInt8(ascii: "t"),
            let hour = number(octets[9..<11]), let minute = number(octets[11..<13]),
            let second = number(octets[13..<15]),
            let clock = WallClock(
                date: date, hour: hour, minute: minute, second: min(second, second == 60 ? 59 : second))
        else { return nil }
        if octets.count == 15 { return .local(clock) }
        guard octets[15] == UInt8(ascii: "Z") || octets[15] == UInt8(ascii: "z") else { return nil }
        return .utc(instant(of: clock, in: .utc))
    }

    /// `P15DT5H0M20S`, `P7W`, with a sign before it; nil for anything else, and for more than a hundred years.
    static func duration(_ text: some StringProtocol) -> CalendarDuration? {
        var rest = Array(text.utf8)[...]
        let sign = rest.first == UInt8(ascii: "-") ? -1 : 1
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        guard rest.popFirst() == UInt8(ascii: "P"), !rest.isEmpty else { return nil }
        var duration = CalendarDuration()
        var isTime = false
        while let octet = rest.first {
            if octet == UInt8(ascii: "T") {
                if isTime { return nil }
                isTime = true
                rest.removeFirst()
                continue
            }
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            rest = rest.dropFirst(digits.count)
            guard (1...9).contains(digits.count), let value = number(digits), let unit = rest.popFirst() else {
                return nil
            }
            switch (isTime, unit) {
            case (false, UInt8(ascii: "W")): duration.days += 7 * value * sign
            case (false, UInt8(ascii: "D")): duration.days += value * sign
            case (true, UInt8(ascii: "H")): duration.seconds += 3600 * value * sign
            case (true, UInt8(ascii: "M")): duration.seconds += 60 * value * sign
            case (true, UInt8(ascii: "S")): duration.seconds += value * sign
            default: return nil
            }
        }
        let isLong = abs(duration.days) > 36_525 || abs(duration.seconds) > 36_525 * 86_400
        return isLong ? nil : duration
    }

    /// A whole number that is not negative.
    static func integer(_ text: String) -> Int? {
        let octets = Array(text.utf8)
        return (1...9).contains(octets.count) ? number(octets[...]) : nil
    }

    /// The value of ASCII digits, at most nine.
    private static func number(_ octets: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for octet in octets {
            guard (0x30...0x39).contains(octet) else { return nil }
            value = value * 10 + Int(octet - 0x30)
        }
        return value
    }

    /// A time that the zone has twice is the first; one that it skips is taken by the offset before the change (RFC 5545
    /// section 3.3.5).
    static func instant(of clock: WallClock, in zone: Zone) -> Instant {
        switch zone.resolve(clock) {
        case .unique(let instant), .overlap(first: let instant, _): instant
        case .gap(let before, _):
            instant(of: clock, in: .utc).adding(seconds: -Int64(zone.offset(at: before)))
        }
    }
}
