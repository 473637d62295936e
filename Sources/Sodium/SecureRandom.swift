import CSodium

/// Random bytes from the system's generator, fit for tokens and keys. Any thread.
public enum SecureRandom {
    /// `count` random bytes.
    public static func bytes(_ count: Int) -> [UInt8] {
        Initialisation.ensure()
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }

    /// A token of `bytes` random bytes as base64url without padding (32 bytes become 43 characters).
    public static func token(bytes count: Int = 32) -> String {
        TextEncoding.base64URL(bytes(count))
    }
}
