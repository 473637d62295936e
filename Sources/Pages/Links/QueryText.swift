/// Writes query strings and path segments.
public enum QueryText {
    /// The path with a query of these pairs; pairs with an empty value are left out.
    public static func path(_ path: String, _ pairs: [(name: String, value: String)]) -> String {
        let written = pairs.filter { !$0.value.isEmpty }.map { "\(encode($0.name))=\(encode($0.value))" }
        guard !written.isEmpty else { return path }
        return path + (path.contains("?") ? "&" : "?") + written.joined(separator: "&")
    }

    /// Percent-encoded but for the unreserved characters (RFC 3986, 2.3), so that it is safe in a path and a query.
    public static func encode(_ text: String) -> String {
        // Nearly always there is nothing to do.
        if text.utf8.allSatisfy(isUnreserved) { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
