/// The number of one stored thing, typed by what it numbers, so that a room's can never be taken for a track's.
public struct ID<Entity>: RawRepresentable, Hashable, Comparable, Sendable {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// Reads a positive decimal number, as in a path; nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let number = Int64(text), number > 0
        else { return nil }
        rawValue = number
    }

    /// Stands in a value that no repository has stored yet.
    public static var unsaved: Self { Self(rawValue: 0) }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension ID: CustomStringConvertible {
    public var description: String { String(rawValue) }
}
