import Domain

/// The reading of ``JSONTree``.
struct JSONParser {
    private let bytes: [UInt8]
    private let depthLimit: Int
    private var next = 0
    private var depth = 0
    private var line = 1
    private var lineStart = 0
    /// Bytes of the line that continue a character.
    private var continuations = 0

    init(_ bytes: [UInt8], depth: Int) {
        self.bytes = bytes
        depthLimit = depth
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            next = 3
            lineStart = 3
        }
    }

    mutating func document() throws(UnreadableSchedule) -> JSONTree {
        let tree = try value()
        passSpace()
        if next < bytes.count { throw error("There is text behind the end of the JSON value.") }
        return tree
    }

    private mutating func value() throws(UnreadableSchedule) -> JSONTree {
        passSpace()
        let (line, column) = (line, column)
        depth += 1
        defer { depth -= 1 }
        if depth > depthLimit { throw error("There are more than \(depthLimit) values within each other.") }
        guard next < bytes.count else { throw error("The file ends where a value should come.") }
        let value: JSONTree.Value =
            switch bytes[next] {
            case UInt8(ascii: "{"): .object(try object())
            case UInt8(ascii: "["): .list(try list())
            case UInt8(ascii: "\""): .string(try string())
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number(try number())
            default: try word()
            }
        return JSONTree(value: value, line: line, column: column)
    }

    private mutating func object() throws(UnreadableSchedule) -> [(name: String, value: JSONTree)] {
        next += 1
        var members: [(name: String, value: JSONTree)] = []
        var names: Set<String> = []
        if take("}") { return members }
        repeat {
            passSpace()
            guard next < bytes.count, bytes[next] == UInt8(ascii: "\"") else {
                throw error("A name in quotes should stand here.")
            }
            let place = error("")
            let name = try string()
            guard names.insert(name).inserted else {
                throw UnreadableSchedule(
                    line: place.line, column: place.column, reason: "The name “\(name)” is there twice in one object.")
            }
            if !take(":") { throw error("A colon should stand behind a name.") }
            members.append((name, try value()))
        } while take(",")
        if !take("}") { throw error("A comma or a closing brace should stand here.") }
        return members
    }

    private mutating func list() throws(UnreadableSchedule) -> [JSONTree] {
        next += 1
        var values: [JSONTree] = []
        if take("]") { return values }
        repeat { values.append(try value()) } while take(",")
        if !take("]") { throw error("A comma or a closing bracket should stand here.") }
        return values
    }

    private mutating func word() throws(UnreadableSchedule) -> JSONTree.Value {
        for (word, value) in [("null", JSONTree.Value.null), ("true", .bool(true)), ("false", .bool(false))]
        where bytes[next...].starts(with: word.utf8) {
            next += word.utf8.count
            return value
        }
        throw error("This is no JSON value.")
    }

    /// As it is written, by the grammar of RFC 8259, 6.
    private mutating func number() throws(UnreadableSchedule) -> String {
        let start = next
        if bytes[next] == UInt8(ascii: "-") { next += 1 }
        let digits = passDigits()
        var isGood = digits == 1 || (digits > 1 && bytes[next - digits] != UInt8(ascii: "0"))
        if next < bytes.count, bytes[next] == UInt8(ascii: ".") {
            next += 1
            isGood = passDigits() > 0 && isGood
        }
        if next < bytes.count, bytes[next] | 0x20 == UInt8(ascii: "e") {
            next += 1
            if next < bytes.count, bytes[next] == UInt8(ascii: "+") || bytes[next] == UInt8(ascii: "-") { next += 1 }
            isGood = passDigits() > 0 && isGood
        }
        if !isGood { throw error("This is no number as JSON writes it.") }
        return String(decoding: bytes[start..<next], as: UTF8.self)
    }

    private mutating func passDigits() -> Int {
        let start = next
        while next < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[next]) { next += 1 }
        return next - start
    }

    private mutating func string() throws(UnreadableSchedule) -> String {
        let start = error("")
        next += 1
        var text: [UInt8] = []
        while next < bytes.count {
            let byte = bytes[next]
            if byte == UInt8(ascii: "\"") {
                next += 1
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw UnreadableSchedule(
                        line: start.line, column: start.column, reason: "This text is not UTF-8.")
                }
                return string
            }
            if byte < 0x20 { throw error("There is a control character in a text. Write it as an escape.") }
            next += 1
            if byte == UInt8(ascii: "\\") {
                text += try escape()
            } else {
                if byte & 0xC0 == 0x80 { continuations += 1 }
                text.append(byte)
            }
        }
        throw UnreadableSchedule(
            line: start.line, column: start.column, reason: "The quote that begins this text is never closed.")
    }

    /// What stands behind a backslash, as UTF-8.
    private mutating func escape() throws(UnreadableSchedule) -> [UInt8] {
        guard next < bytes.count else { throw error("The file ends in a text.") }
        next += 1
        switch bytes[next - 1] {
        case UInt8(ascii: "\""): return [0x22]
        case UInt8(ascii: "\\"): return [0x5C]
        case UInt8(ascii: "/"): return [0x2F]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"): break
        default: throw error("There is no such escape in JSON.")
        }
        var units = [try unit()]
        if UTF16.isLeadSurrogate(units[0]), next + 1 < bytes.count, bytes[next] == 0x5C, bytes[next + 1] == 0x75 {
            next += 2
            units.append(try unit())
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw error("This escape is half a character.")
        }
        return Array(text.utf8)
    }

    private mutating func unit() throws(UnreadableSchedule) -> UInt16 {
        let digits = bytes[next...].prefix(4)
        let isHex = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }
        guard digits.count == 4, isHex, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw error("Four hexadecimal digits should stand here.")
        }
        next += 4
        return unit
    }

    /// Passes over space and then the character, when it comes next.
    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        passSpace()
        guard next < bytes.count, bytes[next] == UInt8(ascii: character) else { return false }
        next += 1
        return true
    }

    private mutating func passSpace() {
        while next < bytes.count {
            switch bytes[next] {
            case 0x0A:
                line += 1
                lineStart = next + 1
                continuations = 0
            case 0x20, 0x09, 0x0D: break
            default: return
            }
            next += 1
        }
    }

    private var column: Int { next - lineStart - continuations + 1 }

    private func error(_ reason: Message) -> UnreadableSchedule {
        UnreadableSchedule(line: line, column: column, reason: reason)
    }
}
