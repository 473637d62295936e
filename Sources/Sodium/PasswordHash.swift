import CSodium

/// Passwords as Argon2id strings that carry their own parameters and salt.
///
/// Two passes over 64 MiB: about a sixth of a second of one core, so never call `make` or `verify` on a loop
/// thread, and bound how many run at once by the memory they take.
public enum PasswordHash {
    /// A password could not be hashed.
    public struct Failure: Error, CustomStringConvertible {
        /// What is missing.
        public let description = "there is not enough memory free to hash a password (64 MiB are needed)"
    }

    static let passes: UInt64 = 2
    static let memory = 64 << 20

    /// The encoded hash of `password` with a new salt; at most 127 characters of ASCII.
    public static func make(_ password: String) throws(Failure) -> String {
        try make(password, passes: passes, memory: memory)
    }

    /// Whether `password` is the one that `encoded` was made of. False for text that is no such hash.
    public static func verify(_ password: String, against encoded: String) -> Bool {
        Initialisation.ensure()
        guard let text = buffer(holding: encoded) else { return false }
        let characters = password.utf8.map(CChar.init(bitPattern:))
        return crypto_pwhash_str_verify(text, characters, UInt64(characters.count)) == 0
    }

    /// Whether `encoded` was made with parameters other than today's and should be made anew at sign-in.
    public static func needsRehash(_ encoded: String) -> Bool {
        Initialisation.ensure()
        guard let text = buffer(holding: encoded) else { return true }
        return crypto_pwhash_str_needs_rehash(text, passes, memory) != 0
    }

    static func make(_ password: String, passes: UInt64, memory: Int) throws(Failure) -> String {
        Initialisation.ensure()
        var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let characters = password.utf8.map(CChar.init(bitPattern:))
        guard crypto_pwhash_str(&text, characters, UInt64(characters.count), passes, memory) == 0 else {
            throw Failure()
        }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The library reads a fixed 128 bytes ending in NUL; nil for text that does not fit.
    private static func buffer(holding encoded: String) -> [CChar]? {
        let size = Int(crypto_pwhash_STRBYTES)
        let characters = encoded.utf8.map(CChar.init(bitPattern:))
        guard characters.count < size else { return nil }
        return characters + [CChar](repeating: 0, count: size - characters.count)
    }
}
