import Domain

/// A value of a JSON document with the place where it begins, so that an error can name it.
struct JSONTree {
    enum Value {
        case null
        case bool(Bool)
        /// As it is written.
        case number(String)
        case string(String)
        case list([JSONTree])
        case object([(name: String, value: JSONTree)])
    }

    let value: Value
    /// From 1; columns count characters.
    let line: Int
    let column: Int

    /// Reads one document by RFC 8259, strictly: no comments, no commas behind the last value, no name twice in an
    /// object, at most `depth` values within each other. Throws ``UnreadableSchedule``.
    static func read(_ bytes: [UInt8], depth: Int = 64) throws(UnreadableSchedule) -> JSONTree {
        var parser = JSONParser(bytes, depth: depth)
        return try parser.document()
    }

    subscript(_ name: String) -> JSONTree? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.name == name }?.value
    }

    var list: [JSONTree]? { if case .list(let values) = value { values } else { nil } }
    var members: [(name: String, value: JSONTree)]? { if case .object(let members) = value { members } else { nil } }

    /// The text of a string, a number or a truth; nil for anything else. Of an object of languages (`{"en": …}`) it is
    /// the English text, else the first.
    var text: String? {
        switch value {
        case .string(let text), .number(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .object(let members): (self["en"] ?? members.first?.value)?.string
        case .null, .list: nil
        }
    }

    private var string: String? { if case .string(let text) = value { text } else { nil } }

    /// Whether there is nothing in it.
    var isEmpty: Bool {
        switch value {
        case .null: true
        case .bool(let flag): !flag
        case .number: false
        case .string(let text): text.isEmpty
        case .list(let values): values.isEmpty
        case .object(let members): members.isEmpty
        }
    }
}
