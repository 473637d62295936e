/// Reads the POSIX TZ string of a footer: `GMT0BST,M3.5.0/1,M10.5.0`, `<+1030>-10:30<+11>-11,M10.1.0,M4.1.0`.
struct FooterReader {
    private var rest: ArraySlice<UInt8>

    /// The rule, or nil when the text is none.
    static func read(_ bytes: ArraySlice<UInt8>) -> FooterRule? {
        var reader = FooterReader(rest: bytes)
        guard let rule = reader.rule(), reader.rest.isEmpty else { return nil }
        return rule
    }

    private mutating func rule() -> FooterRule? {
        guard let name = name(), let offset = time(hours: 24) else { return nil }
        // POSIX counts offsets west of UTC, everybody else east.
        let standard = LocalTime(offset: -offset, abbreviation: name, isDaylight: false)
        guard !rest.isEmpty else { return FooterRule(standard: standard, daylight: nil) }
        guard let daylightName = self.name() else { return nil }
        var daylightOffset = standard.offset + 3600
        if rest.first != UInt8(ascii: ",") {
            guard let offset = time(hours: 24) else { return nil }
            daylightOffset = -offset
        }
        guard let start = change(), let end = change() else { return nil }
        let daylight = LocalTime(offset: daylightOffset, abbreviation: daylightName, isDaylight: true)
        return FooterRule(
            standard: standard, daylight: .init(localTime: daylight, start: start, end: end))
    }

    private mutating func name() -> String? {
        let quoted = take("<")
        let letters = rest.prefix { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"): quoted
            default: false
            }
        }
        rest = rest.dropFirst(letters.count)
        guard letters.count >= 3, !quoted || take(">") else { return nil }
        return String(decoding: letters, as: UTF8.self)
    }

    /// `[+-]h[h[h]][:mm[:ss]]` in seconds.
    private mutating func time(hours limit: Int) -> Int? {
        let negative = take("-")
        if !negative { _ = take("+") }
        guard let hours = number(upTo: limit) else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] {
            guard take(":") else { break }
            guard let value = number(upTo: 59) else { return nil }
            seconds += value * unit
        }
        return negative ? -seconds : seconds
    }

    /// `,Mm.w.d`, `,Jn` or `,n`, each with `/time` or at 02:00.
    private mutating func change() -> FooterRule.Change? {
        guard take(","), let day = day() else { return nil }
        guard take("/") else { return FooterRule.Change(day: day, seconds: 7200) }
        return time(hours: 167).map { FooterRule.Change(day: day, seconds: $0) }
    }

    private mutating func day() -> YearlyTransition.Day? {
        if take("M") {
            guard let month = number(upTo: 12), month >= 1, take("."), let ordinal = number(upTo: 5), ordinal >= 1,
                take("."), let number = number(upTo: 6), let weekday = Weekday(rawValue: number == 0 ? 7 : number)
            else { return nil }
            return .weekday(weekday, ordinal: ordinal, month: month)
        }
        if take("J") {
            guard let number = number(upTo: 365), number >= 1 else { return nil }
            // Day numbers that never count 29 February are those of any common year.
            let date = CivilDate(dayNumber: CivilDate.dayNumber(year: 2011, month: 1, day: number))
            return .fixed(month: date.month, day: date.day)
        }
        return number(upTo: 365).map { .dayOfYear($0) }
    }

    private mutating func number(upTo limit: Int) -> Int? {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard (1...3).contains(digits.count) else { return nil }
        let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        guard value <= limit else { return nil }
        rest = rest.dropFirst(digits.count)
        return value
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: scalar) else { return false }
        rest = rest.dropFirst()
        return true
    }
}
