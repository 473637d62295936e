import Domain

/// The translations of one language: the English key, then the words. Read from a file of `Resources/messages`, one
/// JSON object whose members are strings; its name is the language's tag.
///
/// A message that counts has one entry for each form of the language: its key for one, and `#` with the form's name
/// after the key for the others (`"{0} session#other"`).
public struct Catalogue: Hashable, Sendable {
    private let entries: [String: String]

    public init(entries: [String: String]) {
        self.entries = entries
    }

    /// Reads a file's bytes.
    public init(json: [UInt8]) throws(CatalogueError) {
        var reader = CatalogueReader(bytes: json)
        entries = try reader.object()
    }

    /// The keys that have a translation, forms included.
    public var keys: Set<String> { Set(entries.keys) }

    func pattern(for message: Message) -> String? {
        if let count = message.count, count != 1 {
            return entries[message.key + "#other"] ?? entries[message.otherKey ?? message.key]
        }
        return entries[message.key]
    }
}

/// What is wrong with a catalogue's file, and where.
public struct CatalogueError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The position in the file, in bytes from its start.
    public var offset: Int
    public var description: String
}

/// Reads one JSON object of strings (RFC 8259) and nothing else, in one pass and without recursion.
struct CatalogueReader {
    private let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func object() throws(CatalogueError) -> [String: String] {
        var entries: [String: String] = [:]
        try take("{", or: "A catalogue is one JSON object.")
        if !takes("}") {
            repeat {
                let key = try string()
                try take(":", or: "A colon is missing after a key.")
                guard entries.updateValue(try string(), forKey: key) == nil else {
                    throw failure("The key “\(key)” is there twice.")
                }
            } while takes(",")
            try take("}", or: "A comma or the closing brace is missing.")
        }
        skipSpace()
        guard position == bytes.count else { throw failure("There is more after the object.") }
        return entries
    }

    private mutating func string() throws(CatalogueError) -> String {
        try take("\"", or: "A text in double quotes is missing.")
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw failure("Text is not UTF-8.") }
                return string
            case UInt8(ascii: "\\"): text += try escape()
            case 0..<0x20: throw failure("A control character stands in a text.")
            default: text.append(byte)
            }
        }
        throw failure("A text has no end.")
    }

    private mutating func escape() throws(CatalogueError) -> [UInt8] {
        guard position < bytes.count else { throw failure("A text has no end.") }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
        default: throw failure("There is no such escape.")
        }
    }

    private mutating func scalar() throws(CatalogueError) -> Unicode.Scalar {
        let first = try unit()
        guard (0xD800..<0xDC00).contains(first) else {
            guard let scalar = Unicode.Scalar(first) else { throw failure("Half of a surrogate pair stands alone.") }
            return scalar
        }
        try take("\\", or: "Half of a surrogate pair stands alone.")
        try take("u", or: "Half of a surrogate pair stands alone.")
        let second = try unit()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw failure("Half of a surrogate pair stands alone.") }
        return scalar
    }

    private mutating func unit() throws(CatalogueError) -> UInt32 {
        let digits = bytes[position...].prefix(4)
        let text = String(decoding: digits, as: UTF8.self)
        guard digits.count == 4, !text.hasPrefix("+"), !text.hasPrefix("-"), let value = UInt32(text, radix: 16) else {
            throw failure("Four hexadecimal digits are missing.")
        }
        position += 4
        return value
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private mutating func takes(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func take(_ character: Unicode.Scalar, or sentence: String) throws(CatalogueError) {
        guard takes(character) else { throw failure(sentence) }
    }

    private func failure(_ sentence: String) -> CatalogueError {
        CatalogueError(offset: position, description: sentence)
    }
}
