import TimeZones

/// Appends content lines to bytes: folded, escaped, each ended by CRLF (RFC 5545 section 3.1).
///
/// Nothing that a value holds can end its line or start another. A plain value, to be used by one thread at a time.
public struct CalendarWriter {
    public private(set) var bytes: [UInt8] = []
    /// How many octets of the current line are written; the blank of a continuation counts.
    private var column = 0

    /// The most octets of a line without its CRLF.
    private static let width = 75

    public init(reserving capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// Writes `BEGIN`, what `body` writes, and `END`.
    public mutating func component(_ name: CalendarName, _ body: (inout CalendarWriter) -> Void) {
        put("BEGIN:")
        put(name.text)
        endLine()
        body(&self)
        put("END:")
        put(name.text)
        endLine()
    }

    /// Appends whole lines that such a writer has written.
    mutating func append(_ lines: [UInt8]) { bytes.append(contentsOf: lines) }

    /// Writes one property with its parameters.
    public mutating func property(
        _ name: CalendarName, _ parameters: CalendarParameter..., value: CalendarValue
    ) {
        put(name.text)
        for parameter in parameters { put(parameter) }
        put(":" as Unicode.Scalar)
        put(value)
        endLine()
    }

    private mutating func put(_ parameter: CalendarParameter) {
        put(";" as Unicode.Scalar)
        put(parameter.name.text)
        put("=" as Unicode.Scalar)
        let quoted = parameter.value.utf8.contains { $0 == 0x3A || $0 == 0x3B || $0 == 0x2C }
        if quoted { put("\"" as Unicode.Scalar) }
        putParameterText(parameter.value)
        if quoted { put("\"" as Unicode.Scalar) }
    }

    private mutating func put(_ value: CalendarValue) {
        switch value {
        case .text(let text): putText(text)
        case .texts(let texts):
            for (position, text) in texts.enumerated() {
                if position > 0 { put("," as Unicode.Scalar) }
                putText(text)
            }
        case .uri(let address): putAddress(address)
        case .integer(let number): put(String(number))
        case .utc(let instant): putClock(Zone.utc.wallClock(at: instant), suffix: [0x5A])
        case .local(let clock): putClock(clock, suffix: [])
        case .date(let date): putDigits { $0.append(date) }
        case .duration(let seconds): put(Self.duration(seconds))
        case .offset(let seconds): putOffset(seconds)
        case .yearly(let rule): put(Self.recurrence(rule))
        }
    }

    /// Writes ASCII that is not escaped: names and what this file makes.
    private mutating func put(_ text: String) {
        var text = text
        text.withUTF8 { octets in
            var rest = octets[...]
            while !rest.isEmpty {
                if column == Self.width { fold() }
                let run = rest.prefix(Self.width - column)
                bytes.append(contentsOf: run)
                column += run.count
                rest = rest.dropFirst(run.count)
            }
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        if column == Self.width { fold() }
        bytes.append(UInt8(ascii: scalar))
        column += 1
    }

    /// Writes two octets that belong together, so that no fold parts them.
    private mutating func putPair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) {
        if column + 2 > Self.width { fold() }
        bytes.append(UInt8(ascii: first))
        bytes.append(UInt8(ascii: second))
        column += 2
    }

    private mutating func putText(_ text: String) {
        putOctets(of: text) { writer, octet in
            switch octet {
            case 0x5C: writer.putPair("\\", "\\")
            case 0x3B: writer.putPair("\\", ";")
            case 0x2C: writer.putPair("\\", ",")
            case 0x0A: writer.putPair("\\", "n")
            default: return false
            }
            return true
        }
    }

    private mutating func putParameterText(_ text: String) {
        putOctets(of: text) { writer, octet in
            switch octet {
            case 0x22: writer.putPair("^", "'")
            case 0x5E: writer.putPair("^", "^")
            case 0x0A: writer.putPair("^", "n")
            default: return false
            }
            return true
        }
    }

    /// Writes a text, in runs of what goes as it is: letters, digits, blanks and most signs of ASCII. The rest is
    /// offered to `escape`, line breaks of any kind as a line feed, and written as a character when it declines.
    @inline(__always)
    private mutating func putOctets(
        of text: String, escape: (inout CalendarWriter, UInt8) -> Bool
    ) {
        var text = text
        text.withUTF8 { octets in
            var position = 0
            while position < octets.count {
                let start = position
                let end = min(octets.count, position + Self.width - column)
                while position < end, Self.isPlain(octets[position]) { position += 1 }
                bytes.append(contentsOf: octets[start..<position])
                column += position - start
                guard position < octets.count else { break }
                let octet = octets[position]
                if Self.isPlain(octet) {
                    fold()
                    continue
                }
                position += 1
                let isBreak = octet == 0x0D || octet == 0x0A
                if octet == 0x0D, position < octets.count, octets[position] == 0x0A { position += 1 }
                if !escape(&self, isBreak ? 0x0A : octet) { putCharacterOctet(octet) }
            }
        }
    }

    private static func isPlain(_ octet: UInt8) -> Bool {
        octet >= 0x20 && octet < 0x7F && octet != 0x5C && octet != 0x3B && octet != 0x2C && octet != 0x22
            && octet != 0x5E
    }

    /// One octet of UTF-8. A line is folded before the first octet of a character that would not fit as a whole.
    private mutating func putCharacterOctet(_ octet: UInt8) {
        let length: Int
        switch octet {
        case 0x00...0x08, 0x0A...0x1F, 0x7F: return
        case 0x80...0xBF: length = 0
        case 0xC0...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xFF: length = 4
        default: length = 1
        }
        if column + length > Self.width { fold() }
        bytes.append(octet)
        column += 1
    }

    private mutating func putAddress(_ text: String) {
        for octet in text.utf8 {
            switch octet {
            case 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D, 0x00...0x20, 0x7F...0xFF:
                putCharacterOctet(UInt8(ascii: "%"))
                putCharacterOctet(Self.hexadecimal(octet >> 4))
                putCharacterOctet(Self.hexadecimal(octet & 15))
            default: putCharacterOctet(octet)
            }
        }
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x37 + digit }

    private mutating func putDigits(_ write: (inout [UInt8]) -> Void) {
        // The longest of these, an instant after `LAST-MODIFIED:`, stays far from the end of a line; a parameter of
        // any length may stand before it, though.
        if column + 16 > Self.width { fold() }
        let start = bytes.count
        write(&bytes)
        column += bytes.count - start
    }

    private mutating func putClock(_ clock: WallClock, suffix: [UInt8]) {
        putDigits { bytes in
            bytes.append(clock.date)
            bytes.append(UInt8(ascii: "T"))
            bytes.append(clock.hour, digits: 2)
            bytes.append(clock.minute, digits: 2)
            bytes.append(clock.second, digits: 2)
            bytes += suffix
        }
    }

    private mutating func putOffset(_ seconds: Int) {
        putDigits { bytes in
            bytes.append(UInt8(ascii: seconds < 0 ? "-" : "+"))
            let seconds = abs(seconds)
            bytes.append(seconds / 3600, digits: 2)
            bytes.append(seconds / 60 % 60, digits: 2)
            if seconds % 60 != 0 { bytes.append(seconds % 60, digits: 2) }
        }
    }

    private static func duration(_ seconds: Int) -> String {
        var text = seconds < 0 ? "-P" : "P"
        let seconds = seconds.magnitude
        if seconds >= 86_400 { text += "\(seconds / 86_400)D" }
        guard seconds % 86_400 != 0 || seconds == 0 else { return text }
        text += "T"
        let parts = [(seconds / 3600 % 24, "H"), (seconds / 60 % 60, "M"), (seconds % 60, "S")]
        // An hour and a second without a minute between them is not in the grammar.
        let first = parts.firstIndex { $0.0 != 0 } ?? 2
        let last = parts.lastIndex { $0.0 != 0 } ?? 2
        return text + parts[first...last].map { "\($0.0)\($0.1)" }.joined()
    }

    private static func recurrence(_ rule: YearlyRule) -> String {
        let start = "FREQ=YEARLY;BYMONTH=\(rule.month)"
        switch rule.day {
        case .weekday(let weekday, let ordinal): return "\(start);BYDAY=\(ordinal)\(name(of: weekday))"
        case .dayOfMonth(let day): return "\(start);BYMONTHDAY=\(day)"
        case .weekdayAmong(let weekday, let days):
            let list = days.map(String.init).joined(separator: ",")
            return "\(start);BYMONTHDAY=\(list);BYDAY=\(name(of: weekday))"
        }
    }

    private static func name(of weekday: Weekday) -> String {
        switch weekday {
        case .monday: "MO"
        case .tuesday: "TU"
        case .wednesday: "WE"
        case .thursday: "TH"
        case .friday: "FR"
        case .saturday: "SA"
        case .sunday: "SU"
        }
    }

    private mutating func fold() {
        endLine()
        bytes.append(0x20)
        column = 1
    }

    private mutating func endLine() {
        bytes.append(0x0D)
        bytes.append(0x0A)
        column = 0
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ date: CivilDate) {
        append(date.year, digits: 4)
        append(date.month, digits: 2)
        append(date.day, digits: 2)
    }
}
