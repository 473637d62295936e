/// A piece of markup: UTF-8 bytes that are safe to put into a page.
///
/// It is written as a string literal. The literal's own text is markup; every `\(value)` in it is escaped for text and
/// for quoted attributes alike, and `\(html)` nests. Only text known at compile time is ever taken as it stands, so a
/// value cannot become markup by mistake. Attributes are always written with double quotes.
///
///     let row: HTML = "<li><a href=\"\(url: path)\">\(title)</a></li>"
///
/// A value type without shared state: it may be used on any thread.
public struct HTML: ExpressibleByStringInterpolation, Hashable, Sendable {
    /// The markup as UTF-8.
    public internal(set) var bytes: [UInt8]

    /// Nothing at all.
    public static let empty = HTML()

    /// Nothing at all.
    public init() {
        bytes = []
    }

    /// Nothing yet, with room for so many bytes: a long table that grows by doubling is copied many times.
    public init(reserving capacity: Int) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// Markup from the program's own text; it is not escaped.
    public init(stringLiteral markup: StaticString) {
        bytes = []
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Markup from a literal with values in it.
    public init(stringInterpolation: Interpolation) {
        bytes = stringInterpolation.bytes
    }

    /// Plain text, escaped.
    public init(text: String) {
        bytes = []
        bytes.appendEscaped(text)
    }

    /// True when there is no markup to write.
    public var isEmpty: Bool { bytes.isEmpty }

    /// Adds more markup at the end.
    public mutating func append(_ more: HTML) {
        bytes.append(contentsOf: more.bytes)
    }
}

extension HTML: CustomStringConvertible {
    /// The markup as text, for tests and logs.
    public var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension Sequence where Element == HTML {
    /// The pieces one after the other, with `separator` between two of them.
    public func joined(separator: HTML = HTML()) -> HTML {
        var whole = HTML()
        var isFirst = true
        for piece in self {
            if !isFirst { whole.append(separator) }
            whole.append(piece)
            isFirst = false
        }
        return whole
    }
}
