import CSodium

/// BLAKE2b (RFC 7693) for names of contents: five times as quick here as SHA-256, which took most of the time of the tag of a
/// calendar of 4.5 MB.
public enum BLAKE2b {
    /// The digest in hexadecimal, two digits a byte.
    /// - Parameter count: bytes of the digest, 16 to 64.
    public static func hex(of bytes: [UInt8], count: Int) -> String {
        TextEncoding.hex(digest(of: bytes, count: count))
    }

    /// The digest.
    /// - Parameter count: its bytes, 16 to 64.
    public static func digest(of bytes: [UInt8], count: Int) -> [UInt8] {
        Initialisation.ensure()
        var digest = [UInt8](repeating: 0, count: min(max(count, 16), 64))
        // because: both buffers have the lengths that are given with them
        _ = crypto_generichash(&digest, digest.count, bytes, UInt64(bytes.count), nil, 0)
        return digest
    }
}
