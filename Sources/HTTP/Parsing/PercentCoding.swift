/// Percent-encoding (RFC 3986, 2.1): decoded once, strictly; encoded so that a browser reads back the same text.
enum PercentCoding {
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// The decoded text, or nil when an escape is not two hexadecimal digits, when a NUL comes out, or when the result is
    /// not UTF-8.
    static func decode(_ bytes: Span<UInt8>, plusIsSpace: Bool) -> String? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            var byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "%") {
                guard position + 1 < bytes.count, let high = ByteRules.hexValue(bytes[position]),
                    let low = ByteRules.hexValue(bytes[position + 1])
                else { return nil }
                byte = high << 4 | low
                position += 2
            } else if plusIsSpace, byte == UInt8(ascii: "+") {
                byte = ByteRules.space
            }
            guard byte != 0 else { return nil }
            decoded.append(byte)
        }
        return String(validating: decoded, as: UTF8.self)
    }

    /// The text with every byte escaped that `keeps` does not keep.
    static func encode(_ text: some Sequence<UInt8>, keeping keeps: (UInt8) -> Bool) -> String {
        var encoded: [UInt8] = []
        encoded.reserveCapacity(text.underestimatedCount)
        for byte in text {
            if keeps(byte) {
                encoded.append(byte)
            } else {
                encoded.append(UInt8(ascii: "%"))
                encoded.append(digits[Int(byte >> 4)])
                encoded.append(digits[Int(byte & 15)])
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// The text as one segment of a path or one value of a query: all but the unreserved characters are escaped.
    static func encodeComponent(_ text: String) -> String { encode(text.utf8, keeping: isUnreserved) }

    /// `unreserved` of RFC 3986, 2.3.
    static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
