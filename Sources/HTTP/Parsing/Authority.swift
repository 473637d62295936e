/// `uri-host [ ":" port ]` (RFC 9110, 7.2): what `Host` and the authority of an absolute target may be.
enum Authority {
    /// Whether the bytes are a registered name, an IPv4 address or a bracketed IP literal, with an optional port.
    /// Percent-encoded names are refused: no name that this server can be reached by needs them.
    static func isValid(_ bytes: Span<UInt8>) -> Bool {
        guard let hostEnd = hostEnd(bytes) else { return false }
        guard hostEnd < bytes.count else { return true }
        guard bytes[hostEnd] == UInt8(ascii: ":") else { return false }
        var port = 0
        for position in hostEnd + 1..<bytes.count {
            let byte = bytes[position]
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return false }
            port = port * 10 + Int(byte - UInt8(ascii: "0"))
            guard port <= 65535 else { return false }
        }
        return true
    }

    private static func hostEnd(_ bytes: Span<UInt8>) -> Int? {
        guard bytes.count > 0 else { return nil }
        var position = 0
        if bytes[0] == UInt8(ascii: "[") {
            position = 1
            while position < bytes.count, isAddressByte(bytes[position]) { position += 1 }
            guard position > 2, position < bytes.count, bytes[position] == UInt8(ascii: "]") else { return nil }
            return position + 1
        }
        while position < bytes.count, isNameByte(bytes[position]) { position += 1 }
        return position == 0 ? nil : position
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        ByteRules.hexValue(byte) != nil || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
    }

    /// `unreserved` and `sub-delims` of RFC 3986 without those that have a meaning in lists and cookies.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "="):
            true
        default: PercentCoding.isUnreserved(byte)
        }
    }
}
