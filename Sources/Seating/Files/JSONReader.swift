/// Reads JSON strictly by RFC 8259: no comments, no trailing commas, no key twice in one object.
struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    /// Deeper files are refused, before the stack is at an end.
    private static let deepest = 64

    static func read(_ bytes: [UInt8]) throws(FileFault) -> JSONValue {
        var reader = JSONReader(bytes: bytes)
        // A byte order mark is no JSON, but editors write it.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.position == bytes.count else {
            throw reader.fault("Nothing may follow the end of the JSON value.")
        }
        return value
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func fault(_ text: String, at offset: Int? = nil) -> FileFault {
        FileFault(text, at: offset ?? position, in: bytes)
    }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ expected: UInt8) -> Bool {
        guard byte == expected else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(FileFault) -> JSONValue {
        skipSpace()
        let offset = position
        guard depth < Self.deepest else { throw fault("The file is nested deeper than \(Self.deepest) levels.") }
        guard let byte else { throw fault("The file ends where a value should be.") }
        let content: JSONValue.Content
        switch byte {
        case UInt8(ascii: "{"): content = try object(depth: depth)
        case UInt8(ascii: "["): content = try list(depth: depth)
        case UInt8(ascii: "\""): content = .text(try text())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): content = try number()
        case UInt8(ascii: "t"): content = try word("true", .bool(true))
        case UInt8(ascii: "f"): content = try word("false", .bool(false))
        case UInt8(ascii: "n"): content = try word("null", .null)
        default: throw fault("This is no JSON value.")
        }
        return JSONValue(content: content, offset: offset)
    }

    private mutating func word(_ word: String, _ content: JSONValue.Content) throws(FileFault) -> JSONValue.Content {
        guard bytes[position...].starts(with: word.utf8) else { throw fault("This is no JSON value.") }
        position += word.utf8.count
        return content
    }

    private mutating func object(depth: Int) throws(FileFault) -> JSONValue.Content {
        position += 1
        var members: [(key: String, value: JSONValue)] = []
        var keys = Set<String>()
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object([]) }
        while true {
            skipSpace()
            let offset = position
            guard byte == UInt8(ascii: "\"") else { throw fault("A key in quotation marks should be here.") }
            let key = try text()
            guard keys.insert(key).inserted else { throw fault("The key “\(key)” is here twice.", at: offset) }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw fault("A colon should follow the key.") }
            members.append((key, try value(depth: depth + 1)))
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw fault("A comma or the end of the object should be here.") }
        }
    }

    private mutating func list(depth: Int) throws(FileFault) -> JSONValue.Content {
        position += 1
        var values: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .list([]) }
        while true {
            values.append(try value(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: "]")) { return .list(values) }
            guard take(UInt8(ascii: ",")) else { throw fault("A comma or the end of the list should be here.") }
        }
    }

    /// Whole numbers and decimals to nine places; an exponent is refused, since no key of ours has use for one.
    private mutating func number() throws(FileFault) -> JSONValue.Content {
        let offset = position
        let isNegative = take(UInt8(ascii: "-"))
        let first = position
        var digits = 0
        var decimals = 0
        var inDecimals = false
        while let byte {
            if byte == UInt8(ascii: "."), !inDecimals, position > first {
                inDecimals = true
            } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                if inDecimals { decimals += 1 }
                let (scaled, tooLarge) = digits.multipliedReportingOverflow(by: 10)
                let (sum, overflow) = scaled.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
                guard !tooLarge, !overflow else { throw fault("The number is too long.", at: offset) }
                digits = sum
            } else {
                break
            }
            position += 1
        }
        guard position > first, !inDecimals || decimals > 0 else { throw fault("This is no number.", at: offset) }
        if bytes[first] == UInt8(ascii: "0"), position - first > 1, bytes[first + 1] != UInt8(ascii: ".") {
            throw fault("A number may not begin with a 0.", at: offset)
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            throw fault("A number with an exponent is not read.", at: offset)
        }
        while decimals > 0, digits % 10 == 0 {
            digits /= 10
            decimals -= 1
        }
        guard decimals <= 9 else { throw fault("The number has more than nine decimals.", at: offset) }
        return .number(digits: isNegative ? -digits : digits, decimals: decimals)
    }

    private mutating func text() throws(FileFault) -> String {
        let offset = position
        position += 1
        var content: [UInt8] = []
        while let byte {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                guard let text = String(validating: content, as: UTF8.self) else {
                    throw fault("The text is not UTF-8.", at: offset)
                }
                return text
            case UInt8(ascii: "\\"): content += Array(String(try escape()).utf8)
            case 0..<0x20: throw fault("A control character in a text has to be escaped.")
            default:
                content.append(byte)
                position += 1
            }
        }
        throw fault("The text has no end.", at: offset)
    }

    private mutating func escape() throws(FileFault) -> Unicode.Scalar {
        let offset = position
        position += 1
        guard let byte else { throw fault("The text has no end.", at: offset) }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try codePoint(from: offset)
        default: throw fault("There is no such escape.", at: offset)
        }
    }

    /// `\u` and four digits, or two of them for a character beyond the basic plane.
    private mutating func codePoint(from offset: Int) throws(FileFault) -> Unicode.Scalar {
        let first = try hexadecimal(offset)
        if let scalar = Unicode.Scalar(first) { return scalar }
        if first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
            let second = try hexadecimal(offset)
            if second >= 0xDC00, second <= 0xDFFF,
                let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
            {
                return scalar
            }
        }
        throw fault("This is half a character.", at: offset)
    }

    private mutating func hexadecimal(_ offset: Int) throws(FileFault) -> UInt32 {
        guard position + 4 <= bytes.count else { throw fault("Four hexadecimal digits should follow.", at: offset) }
        var value: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("Four hexadecimal digits should follow.", at: offset)
            }
            value = value * 16 + UInt32(digit)
        }
        position += 4
        return value
    }
}
