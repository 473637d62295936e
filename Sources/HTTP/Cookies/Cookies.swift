import HTTPTypes

/// The cookies of a request (RFC 6265, 4.2 and 5.4), looked for in the bytes of its head when one is asked for.
public struct Cookies: Sendable {
    private let fields: RequestFields

    init(_ fields: RequestFields) { self.fields = fields }

    /// The value of the cookie of this name; of several the first, which is the one with the longest path. Escapes that
    /// `SetCookie` wrote are undone.
    public subscript(_ name: String) -> String? {
        let wanted = name.utf8.span
        var value: String?
        fields.forEachValue(of: .cookie) { list in
            if value == nil, let range = Self.value(of: wanted, in: list) { value = Self.text(list.extracting(range)) }
        }
        return value
    }

    /// Walks `name=value` pairs parted by `;`. What is not a pair is passed over.
    private static func value(of name: Span<UInt8>, in list: Span<UInt8>) -> Range<Int>? {
        var start = 0
        while start < list.count {
            var end = start
            var equals: Int?
            while end < list.count, list[end] != UInt8(ascii: ";") {
                if equals == nil, list[end] == UInt8(ascii: "=") { equals = end }
                end += 1
            }
            if let equals, list.equals(name, in: list.trimmedRange(start..<equals)) {
                return list.trimmedRange(equals + 1..<end)
            }
            start = end + 1
        }
        return nil
    }

    private static func text(_ value: Span<UInt8>) -> String {
        PercentCoding.decode(value, plusIsSpace: false)
            ?? String(decoding: (0..<value.count).map { value[$0] }, as: UTF8.self)
    }
}
