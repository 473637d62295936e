import CSodium

/// HMAC with SHA-256 (RFC 2104), for keys of any length.
public enum HMACSHA256 {
    /// The 32-byte code of `message` under `key`.
    public static func code(for message: some Sequence<UInt8>, key: some Sequence<UInt8>) -> [UInt8] {
        var state = crypto_auth_hmacsha256_state()
        let key = Array(key)
        let message = Array(message)
        crypto_auth_hmacsha256_init(&state, key, key.count)
        crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
        var code = [UInt8](repeating: 0, count: SHA256.byteCount)
        crypto_auth_hmacsha256_final(&state, &code)
        return code
    }

    /// Whether `code` is the code of `message` under `key`; the time taken does not tell where they differ.
    public static func isValid(
        _ code: [UInt8], for message: some Sequence<UInt8>, key: some Sequence<UInt8>
    ) -> Bool {
        constantTimeEqual(code, self.code(for: message, key: key))
    }
}

/// Whether both hold the same bytes. The time depends on the lengths alone, so that a secret cannot be
/// guessed byte by byte.
public func constantTimeEqual(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Bool {
    withContiguousBytes(left) { left in
        withContiguousBytes(right) { right in
            guard left.count == right.count else { return false }
            // An empty buffer may have no address, and sodium_memcmp wants one.
            guard let first = left.baseAddress, let second = right.baseAddress, left.count > 0 else { return true }
            return sodium_memcmp(first, second, left.count) == 0
        }
    }
}
