import Sodium

/// UUIDs that are made of a name: the same name, the same UUID (RFC 9562, version 8: the beginning of a SHA-256).
enum NameUUID {
    /// `2ed6657d-e927-568b-95e1-2665a8aea6a2`.
    static func make(of name: String) -> String {
        var bytes = Array(SHA256.digest(of: name.utf8).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Array(TextEncoding.hex(bytes))
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
        return parts.map { String(digits[$0]) }.joined(separator: "-")
    }

    /// `urn:uuid:…`, which is an address of its own (RFC 9562, 4).
    static func urn(of name: String) -> String { "urn:uuid:" + make(of: name) }

    /// Whether the text is a UUID as it is commonly written.
    static func isUUID(_ text: Substring) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && parts.allSatisfy { $0.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit } }
    }
}
