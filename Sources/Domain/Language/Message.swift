/// A sentence for people: its English text is the key under which catalogues hold its translations.
///
/// Written as a string literal, `"Delete \(room.name)?"` becomes the key `Delete {0}?` with one argument,
/// so that a translation may move its arguments. Nothing is translated here: Pages does that for a reader's
/// language, and ``english`` serves the command line and the log.
public struct Message: Hashable, Sendable {
    /// What stands for `{0}`, `{1}`, … in a message.
    public indirect enum Argument: Hashable, Sendable {
        /// Text that is shown as it is: a name, a slug, what was typed.
        case text(String)
        /// A whole number, written by the rules of the reader's language.
        case number(Int)
        /// A message that is translated on its own first.
        case message(Message)
    }

    /// The English text with `{0}`, `{1}`, … for its arguments; for a plural, the form for one.
    public let key: String
    /// The English text for every count but one, when the message counts something.
    public let otherKey: String?
    /// What stands for the placeholders, in order; for a plural the count comes first.
    public let arguments: [Argument]

    private init(key: String, otherKey: String?, arguments: [Argument]) {
        self.key = key
        self.otherKey = otherKey
        self.arguments = arguments
    }

    /// A message that counts: `Message(count: n, one: "{0} session", other: "{0} sessions")`.
    public init(count: Int, one: String, other: String, _ more: Argument...) {
        self.init(key: one, otherKey: other, arguments: [.number(count)] + more)
    }

    /// The count of a plural message, nil for any other.
    public var count: Int? {
        guard otherKey != nil, case .number(let count) = arguments.first else { return nil }
        return count
    }

    /// The message in English.
    public var english: String {
        let pattern = if let otherKey, count != 1 { otherKey } else { key }
        return Self.fill(pattern, with: arguments.map(\.english))
    }

    /// `pattern` with `{0}`, `{1}`, … replaced by `texts`; a placeholder without a text stays as it is.
    public static func fill(_ pattern: String, with texts: [String]) -> String {
        guard !texts.isEmpty else { return pattern }
        // Over bytes: a list of 200 rows puts some thousand messages into words.
        var filled: [UInt8] = []
        filled.reserveCapacity(pattern.utf8.count + texts.reduce(0) { $0 + $1.utf8.count })
        var rest = pattern.utf8[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
            filled += rest[..<open]
            rest = rest[open...]
            if let (position, end) = placeholder(rest), texts.indices.contains(position) {
                filled += texts[position].utf8
                rest = rest[end...]
            } else {
                filled.append(UInt8(ascii: "{"))
                rest = rest.dropFirst()
            }
        }
        filled += rest
        return String(decoding: filled, as: UTF8.self)
    }

    /// The number in `{0}` at the beginning of `text`, at most three digits long, and where it ends.
    private static func placeholder(_ text: Substring.UTF8View) -> (position: Int, end: String.Index)? {
        var position = 0
        var digits = 0
        for index in text.indices.dropFirst().prefix(4) {
            let byte = text[index]
            if byte == UInt8(ascii: "}") { return digits == 0 ? nil : (position, text.index(after: index)) }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            position = position * 10 + Int(byte - UInt8(ascii: "0"))
            digits += 1
        }
        return nil
    }
}

extension Message: ExpressibleByStringInterpolation {
    public struct StringInterpolation: StringInterpolationProtocol {
        var key = ""
        var arguments: [Argument] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            key.reserveCapacity(literalCapacity + 3 * interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) { key += literal }
        public mutating func appendInterpolation(_ text: some StringProtocol) { append(.text(String(text))) }
        public mutating func appendInterpolation(_ number: Int) { append(.number(number)) }
        public mutating func appendInterpolation(_ message: Message) { append(.message(message)) }

        private mutating func append(_ argument: Argument) {
            key += "{\(arguments.count)}"
            arguments.append(argument)
        }
    }

    public init(stringLiteral value: String) {
        self.init(key: value, otherKey: nil, arguments: [])
    }

    public init(stringInterpolation: StringInterpolation) {
        self.init(key: stringInterpolation.key, otherKey: nil, arguments: stringInterpolation.arguments)
    }
}

extension Message.Argument {
    var english: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .message(let message): message.english
        }
    }
}
