import Domain

/// Reads the words of JSON by RFC 8259 from blocks of UTF-8, in constant memory, and knows at which line and character
/// it is.
struct JSONScanner {
    private let blocks: CSVReader.Blocks
    private var block: [UInt8] = []
    /// How much of the block has been read.
    private var next = 0
    /// Bytes in the blocks before this one.
    private var base = 0
    private(set) var line = 1
    private var lineStart = 0
    /// Bytes of the line that continue a character, so that columns count characters.
    private var continuations = 0
    private var isAfterReturn = false

    init(blocks: @escaping CSVReader.Blocks) { self.blocks = blocks }

    var column: Int { base + next - lineStart - continuations + 1 }

    func error(_ reason: Message) -> CSVError { CSVError(line: line, column: column, reason: reason) }

    /// The next byte, which is not taken; nil at the end of the file.
    mutating func peek() throws -> UInt8? {
        if next < block.count { return block[next] }
        return try refill() ? block[next] : nil
    }

    private mutating func refill() throws -> Bool {
        base += block.count
        next = 0
        block = []
        while block.isEmpty {
            do {
                guard let more = try blocks() else { return false }
                block = more
            } catch let fault as TextFault {
                throw error(fault.reason)
            }
        }
        return true
    }

    /// Takes the byte that ``peek()`` gave.
    mutating func pass() {
        let byte = block[next]
        next += 1
        if byte & 0xC0 == 0x80 { continuations += 1 }
        let isReturn = byte == Byte.carriageReturn
        if isReturn || byte == Byte.lineFeed {
            if isReturn || !isAfterReturn { line += 1 }
            lineStart = base + next
            continuations = 0
        }
        isAfterReturn = isReturn
    }

    /// Passes the blanks of JSON, and gives what stands behind them.
    mutating func peekWord() throws -> UInt8? {
        while let byte = try peek() {
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            pass()
        }
        return nil
    }

    /// Takes a sign that has to come next, blanks passed over.
    mutating func require(_ sign: Unicode.Scalar, _ reason: Message) throws {
        guard try peekWord() == UInt8(ascii: sign) else { throw error(reason) }
        pass()
    }

    /// Takes the sign when it comes next, blanks passed over.
    mutating func take(_ sign: Unicode.Scalar) throws -> Bool {
        guard try peekWord() == UInt8(ascii: sign) else { return false }
        pass()
        return true
    }

    /// Takes `true`, `false` or `null`.
    mutating func takeWord(_ word: StaticString) throws {
        let place = (line: line, column: column)
        for byte in "\(word)".utf8 {
            guard try peek() == byte else {
                throw CSVError(line: place.line, column: place.column, reason: Self.noValue)
            }
            pass()
        }
    }

    static let noValue: Message =
        "This is no JSON value: text in quotes, a number, true, false, null, a list or an object."
}

extension JSONScanner {
    /// A number as it is written; decimals that are all 0 are left out, as programs add them to whole numbers.
    mutating func number() throws -> [UInt8] {
        let place = (line: line, column: column)
        var text: [UInt8] = []
        while let byte = try peek(), byte < 0x80, Self.numberSigns.contains(byte), text.count < 100 {
            text.append(byte)
            pass()
        }
        guard let plain = JSONNumber(text)?.text else {
            throw CSVError(line: place.line, column: place.column, reason: "This is no number of JSON.")
        }
        return plain
    }

    private static let numberSigns = Set("0123456789+-.eE".utf8)

    /// The text between quotes, its escapes resolved; at most `limit` bytes.
    mutating func string(limit: Int) throws -> [UInt8] {
        let place = (line: line, column: column)
        pass()
        var text: [UInt8] = []
        while let byte = try peek() {
            if byte == Byte.quote {
                pass()
                return text
            }
            if byte < 0x20 { throw error("A control character in text is written as an escape, such as \\n.") }
            if byte == UInt8(ascii: "\\") {
                text += try escape()
            } else {
                takeRun(into: &text)
            }
            if text.count > limit {
                throw CSVError(
                    line: place.line, column: place.column, reason: "This text is longer than \(limit) bytes.")
            }
        }
        throw CSVError(
            line: place.line, column: place.column, reason: "The quote that begins this text is never closed.")
    }

    /// Takes bytes of the block that stand for themselves.
    private mutating func takeRun(into text: inout [UInt8]) {
        var end = next
        var more = 0
        while end < block.count {
            let byte = block[end]
            if byte == Byte.quote || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            if byte & 0xC0 == 0x80 { more += 1 }
            end += 1
        }
        text += block[next..<end]
        next = end
        continuations += more
        isAfterReturn = false
    }

    private mutating func escape() throws -> [UInt8] {
        let place = (line: line, column: column)
        let wrong = CSVError(line: place.line, column: place.column, reason: "There is no such escape in JSON.")
        pass()
        guard let byte = try peek() else { throw wrong }
        pass()
        switch byte {
        case Byte.quote, UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"):
            let first = try codeUnit(wrong)
            guard 0xD800...0xDBFF ~= first else { return try utf8([first], wrong) }
            guard try peek() == UInt8(ascii: "\\") else { throw wrong }
            pass()
            guard try peek() == UInt8(ascii: "u") else { throw wrong }
            pass()
            return try utf8([first, try codeUnit(wrong)], wrong)
        default: throw wrong
        }
    }

    private mutating func codeUnit(_ wrong: CSVError) throws -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = try peek(), let digit = Character(UnicodeScalar(byte)).hexDigitValue else { throw wrong }
            unit = unit << 4 | UInt16(digit)
            pass()
        }
        return unit
    }

    private func utf8(_ units: [UInt16], _ wrong: CSVError) throws -> [UInt8] {
        guard let text = String(validating: units, as: UTF16.self) else { throw wrong }
        return Array(text.utf8)
    }
}

/// A number by the grammar of RFC 8259, section 6.
struct JSONNumber {
    let text: [UInt8]

    init?(_ text: [UInt8]) {
        var rest = text[...]
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let whole = rest.prefix { (48...57).contains($0) }
        guard !whole.isEmpty, whole.count == 1 || whole.first != 48 else { return nil }
        rest = rest.dropFirst(whole.count)
        let beforePoint = text.count - rest.count
        var isWhole = true
        if rest.first == UInt8(ascii: ".") {
            let decimals = rest.dropFirst().prefix { (48...57).contains($0) }
            if decimals.isEmpty { return nil }
            isWhole = decimals.allSatisfy { $0 == 48 }
            rest = rest.dropFirst(decimals.count + 1)
        }
        if rest.isEmpty {
            self.text = isWhole ? Array(text[..<beforePoint]) : text
            return
        }
        guard rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") else { return nil }
        rest.removeFirst()
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        guard !rest.isEmpty, rest.allSatisfy({ (48...57).contains($0) }) else { return nil }
        self.text = text
    }
}
