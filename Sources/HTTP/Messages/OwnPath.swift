/// The address of a page on this site: the only thing a redirect may lead to.
public struct OwnPath: Sendable, Hashable {
    /// The path with its query, all of it fit for a `Location` field.
    public let encoded: String

    /// Nil unless the text begins with one `/` that no `/` or `\` follows (both mean another host to a browser), and has
    /// no control bytes (which browsers drop before they look). Text outside ASCII is escaped; escapes stay as they are.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), !bytes.contains(where: { $0 < 0x20 || $0 == 0x7f }) else { return nil }
        if bytes.count > 1, bytes[1] == UInt8(ascii: "/") || bytes[1] == UInt8(ascii: "\\") { return nil }
        encoded = PercentCoding.encode(bytes) { ByteRules.isVisible($0) && $0 != UInt8(ascii: "\\") }
    }
}
