import Sodium

/// The name of one version of a representation (RFC 9110, 8.8.3).
public struct EntityTag: Sendable, Hashable, CustomStringConvertible {
    /// The text between the quotes.
    public let opaque: String
    public let isWeak: Bool

    /// Nil when the text has a byte that may not stand between the quotes.
    public init?(_ opaque: String, isWeak: Bool = false) {
        guard opaque.utf8.allSatisfy({ $0 == 0x21 || (0x23...0x7e).contains($0) || $0 >= 0x80 }) else { return nil }
        self.opaque = opaque
        self.isWeak = isWeak
    }

    /// The strong tag of these very bytes: 128 bits of BLAKE2b.
    public init(hashing bytes: [UInt8]) {
        self.init(safe: BLAKE2b.hex(of: bytes, count: 16))
    }

    private init(safe opaque: String, isWeak: Bool = false) {
        self.opaque = opaque
        self.isWeak = isWeak
    }

    /// The tag of the same content in another coding, which is another representation: `"x"` gives `"x-gzip"`.
    func coded(_ coding: StaticString) -> EntityTag { EntityTag(safe: "\(opaque)-\(coding)", isWeak: isWeak) }

    /// As it is written in a field, quotes included.
    public var description: String { isWeak ? "W/\"\(opaque)\"" : "\"\(opaque)\"" }

    /// Whether the list in an `If-None-Match` or `If-Match` field holds this tag or is `*`. `strongly` takes only strong
    /// tags for equal (RFC 9110, 8.8.3.2). What is malformed ends the list.
    func isListed(in list: Span<UInt8>, strongly: Bool) -> Bool {
        let wanted = opaque.utf8.span
        let range = list.trimmedRange(0..<list.count)
        if range.count == 1, list[range.lowerBound] == UInt8(ascii: "*") { return true }
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = list[position]
            if byte == UInt8(ascii: ",") || byte == ByteRules.space || byte == ByteRules.tab {
                position += 1
                continue
            }
            let weak = byte == UInt8(ascii: "W")
            if weak { position += 2 }
            guard position < range.upperBound, list[position] == UInt8(ascii: "\"") else { return false }
            let start = position + 1
            position = start
            while position < range.upperBound, list[position] != UInt8(ascii: "\"") { position += 1 }
            guard position < range.upperBound else { return false }
            if list.equals(wanted, in: start..<position), !strongly || !(weak || isWeak) { return true }
            position += 1
        }
        return false
    }
}

extension Span<UInt8> {
    /// Whether `range` of these bytes is `other`.
    func equals(_ other: Span<UInt8>, in range: Range<Int>) -> Bool {
        guard range.count == other.count else { return false }
        for offset in 0..<other.count where self[range.lowerBound + offset] != other[offset] { return false }
        return true
    }
}
