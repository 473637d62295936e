/// One thing that stands in an XML document, in the order in which it does.
public enum XMLEvent: Equatable, Sendable {
    case start(_ name: String, [XMLAttribute])
    /// A piece of text; one text may come in several pieces.
    case text(String)
    case end(_ name: String)
}

public struct XMLAttribute: Equatable, Sendable {
    public let name: String
    public let value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A place in a document: the line, and the character in that line, both from 1.
public struct XMLPlace: Equatable, Sendable {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// A document that is not well-formed, declares what is not read here, or is too large.
public struct XMLError: Error, Equatable, Sendable {
    public enum Reason: Equatable, Sendable {
        /// What expat says, such as `mismatched tag`.
        case malformed(String)
        /// The document brings a document type with declarations, or names one elsewhere.
        case documentType
        case tooManyBytes(Int)
        case tooDeep(Int)
    }

    public let place: XMLPlace
    public let reason: Reason
}

/// How much of a document is read before it is refused.
public struct XMLLimits: Equatable, Sendable {
    public var bytes = 64 << 20
    /// Elements within each other.
    public var depth = 64

    public init() {}
}
