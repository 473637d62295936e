/// One property as it stands in a file: `DTSTART;TZID=Europe/London:20111129T093000`.
struct ContentLine: Hashable {
    let number: Int
    /// Upper case.
    let name: String
    /// Names in upper case; values without quotes, RFC 6868 undone.
    let parameters: [(name: String, value: String)]
    /// As it stands: what is escaped depends on the property.
    let value: String
    /// Whether the octets were not UTF-8 and were taken for Latin-1.
    let isLatin: Bool

    /// Nil when there is no name or no colon.
    init?(_ line: LineSplitter.Line) {
        let text = String(validating: line.octets, as: UTF8.self)
        let octets = text == nil ? Self.fromLatin(line.octets) : line.octets
        var scanner = Scanner(octets: octets)
        let name = scanner.name()
        guard !name.isEmpty, let parameters = scanner.parameters() else { return nil }
        number = line.number
        self.name = name
        self.parameters = parameters
        value = scanner.rest
        isLatin = text == nil
    }

    /// The value of the first parameter of this name; a list stays as it is written.
    func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

    private static func fromLatin(_ octets: [UInt8]) -> [UInt8] {
        octets.flatMap { $0 < 0x80 ? [$0] : [0xC0 | $0 >> 6, 0x80 | $0 & 0x3F] }
    }

    static func == (one: ContentLine, other: ContentLine) -> Bool {
        one.number == other.number && one.name == other.name && one.value == other.value
            && one.parameters.elementsEqual(other.parameters, by: ==)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(number)
        hasher.combine(name)
        hasher.combine(value)
    }
}

private struct Scanner {
    let octets: [UInt8]
    private var position = 0

    init(octets: [UInt8]) { self.octets = octets }

    var rest: String { String(decoding: octets[position...], as: UTF8.self) }

    mutating func name() -> String {
        let start = position
        while position < octets.count, Self.isNameOctet(octets[position]) { position += 1 }
        return String(decoding: octets[start..<position], as: UTF8.self).uppercased()
    }

    /// Everything up to the colon and the colon itself; nil when there is none.
    mutating func parameters() -> [(name: String, value: String)]? {
        var found: [(name: String, value: String)] = []
        while position < octets.count {
            let mark = octets[position]
            position += 1
            if mark == UInt8(ascii: ":") { return found }
            guard mark == UInt8(ascii: ";") else { return nil }
            let name = name()
            guard !name.isEmpty else { return nil }
            if position < octets.count, octets[position] == UInt8(ascii: "=") {
                position += 1
                found.append((name, parameterValue()))
            } else {
                found.append((name, ""))
            }
        }
        return nil
    }

    private mutating func parameterValue() -> String {
        var value: [UInt8] = []
        var isQuoted = false
        while position < octets.count {
            let octet = octets[position]
            if octet == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if !isQuoted, octet == UInt8(ascii: ";") || octet == UInt8(ascii: ":") {
                break
            } else if octet == UInt8(ascii: "^"), position + 1 < octets.count,
                let meant = Self.meant(by: octets[position + 1])
            {
                value.append(meant)
                position += 1
            } else {
                value.append(octet)
            }
            position += 1
        }
        return String(decoding: value, as: UTF8.self)
    }

    /// RFC 6868.
    private static func meant(by octet: UInt8) -> UInt8? {
        switch octet {
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "'"): UInt8(ascii: "\"")
        case UInt8(ascii: "^"): UInt8(ascii: "^")
        default: nil
        }
    }

    private static func isNameOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
