/// A JSON value (RFC 8259) that knows where in its text it began.
struct JSONValue {
    enum Content {
        case null
        case bool(Bool)
        /// `digits / 10^decimals`.
        case number(digits: Int, decimals: Int)
        case text(String)
        case list([JSONValue])
        case object([(key: String, value: JSONValue)])
    }

    let content: Content
    /// Where it begins, in bytes.
    let offset: Int
}

/// What is wrong with a file, and where: line and column count from 1, the column in characters.
public struct FileFault: Error, Sendable, Equatable {
    public let line: Int
    public let column: Int
    public let text: String

    init(_ text: String, at offset: Int, in bytes: [UInt8]) {
        self.text = text
        var line = 1
        var start = 0
        for index in 0..<min(offset, bytes.count) where bytes[index] == UInt8(ascii: "\n") {
            line += 1
            start = index + 1
        }
        self.line = line
        // A byte that continues a character (10xxxxxx) is none of its own.
        column = 1 + bytes[start..<max(start, min(offset, bytes.count))].count { $0 & 0xC0 != 0x80 }
    }
}
