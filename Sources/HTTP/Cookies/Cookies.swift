/// The cookies of a request (RFC 6265, 4.2 and 5.4).
public struct Cookies: Sendable, Hashable {
    private var pairs: [String: String] = [:]

    /// Reads the values of `Cookie` fields. What is not `name=value` is passed over; of one name the first counts,
    /// which is the one with the longest path.
    public init(_ fieldValues: [String]) {
        for value in fieldValues {
            for pair in value.split(separator: ";") {
                guard let equals = pair.firstIndex(of: "=") else { continue }
                let name = Self.trimmed(pair[..<equals])
                guard !name.isEmpty, pairs[name] == nil else { continue }
                pairs[name] = Self.decoded(Self.trimmed(pair[pair.index(after: equals)...]))
            }
        }
    }

    /// The value of the cookie of this name. Escapes that `SetCookie` wrote are undone.
    public subscript(_ name: String) -> String? { pairs[name] }

    /// The names of all cookies, sorted.
    public var names: [String] { pairs.keys.sorted() }

    private static func trimmed(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        return String(decoding: bytes[bytes.span.trimmedRange(0..<bytes.count)], as: UTF8.self)
    }

    private static func decoded(_ value: String) -> String {
        guard value.utf8.contains(UInt8(ascii: "%")) else { return value }
        return PercentCoding.decode(Array(value.utf8).span, plusIsSpace: false) ?? value
    }
}
