extension HTML {
    /// Whether an address may stand in a link: a path of this site (`/…`, but not `//host`), a query or a fragment of
    /// this page (`?…`, `#…`), or an absolute `http`, `https`, `mailto`, `webcal` or `webcals` address.
    ///
    /// White space, control characters and back slashes are refused everywhere, because browsers drop or turn them
    /// (WHATWG URL, 4.4): `java\nscript:` and `/\host` would not be what they look like.
    public static func isSafeAddress(_ address: String) -> Bool {
        let bytes = address.utf8
        guard let first = bytes.first, !bytes.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") })
        else { return false }
        switch first {
        case UInt8(ascii: "/"): return bytes.dropFirst().first != UInt8(ascii: "/")
        case UInt8(ascii: "?"), UInt8(ascii: "#"): return true
        default: return hasSafeScheme(address)
        }
    }

    private static func hasSafeScheme(_ address: String) -> Bool {
        guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let rest = address[colon...].dropFirst()
        switch address[..<colon].lowercased() {
        case "http", "https", "webcal", "webcals": return rest.hasPrefix("//") && rest.utf8.count > 2
        case "mailto": return !rest.isEmpty
        default: return false
        }
    }
}
