import CSodium

/// SHA-256 (FIPS 180-4), at once or piece by piece. A value: a copy carries on by itself.
public struct SHA256: Sendable {
    /// The length of a digest in bytes.
    public static let byteCount = 32

    private var state = crypto_hash_sha256_state()

    /// Begins an empty message.
    public init() {
        crypto_hash_sha256_init(&state)
    }

    /// The 32-byte digest of `bytes`.
    public static func digest(of bytes: some Sequence<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finalize()
    }

    /// The digest of `bytes` as 64 lower-case hexadecimal digits.
    public static func hex(of bytes: some Sequence<UInt8>) -> String {
        TextEncoding.hex(digest(of: bytes))
    }

    /// The digest of `bytes` as 43 characters of base64url without padding.
    public static func base64URL(of bytes: some Sequence<UInt8>) -> String {
        TextEncoding.base64URL(digest(of: bytes))
    }

    /// Appends `bytes` to the message.
    public mutating func update(_ bytes: some Sequence<UInt8>) {
        withContiguousBytes(bytes) { update(buffer: $0) }
    }

    /// The digest of all that was appended; the value can be appended to further, as if not asked.
    public func finalize() -> [UInt8] {
        var last = state
        var digest = [UInt8](repeating: 0, count: Self.byteCount)
        crypto_hash_sha256_final(&last, &digest)
        return digest
    }

    private mutating func update(buffer: UnsafeBufferPointer<UInt8>) {
        crypto_hash_sha256_update(&state, buffer.baseAddress, UInt64(buffer.count))
    }
}

/// Hands the elements over as one buffer, copied only when they are not stored that way already.
func withContiguousBytes<Result>(
    _ bytes: some Sequence<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
) -> Result {
    if let result = bytes.withContiguousStorageIfAvailable(body) { return result }
    return Array(bytes).withUnsafeBufferPointer(body)
}
