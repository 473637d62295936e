/// A password that may be set: 12 to 200 characters, none of the obvious ones. Any characters, no other rules
/// (NIST SP 800-63B 5.1.1.2: length counts, composition does not).
public struct Password: Sendable {
    public let text: String

    /// Refuses a password under the field `password`.
    public init(_ text: String, for email: EmailAddress) throws(DomainError) {
        let refuse = { (message: Message) in DomainError.invalid([FieldProblem("password", message)]) }
        if text.count < 12 { throw refuse("Use at least 12 characters. Three words in a row are easy to remember.") }
        if text.utf8.count > 1_000 { throw refuse("Use at most 1000 bytes.") }
        let folded = text.lowercased()
        let local = email.folded.prefix { $0 != "@" }
        if Set(folded).count < 4 || folded == email.folded || (local.count > 3 && folded.hasPrefix(local + local)) {
            throw refuse("This password is too easy to guess.")
        }
        if Self.common.contains(where: { folded.hasPrefix($0) && folded.count < $0.count + 6 }) {
            throw refuse("This password is one of those tried first. Choose another.")
        }
        self.text = text
    }

    /// Beginnings of passwords of at least 12 characters that lists of leaked ones are full of.
    private static let common = [
        "password", "passw0rd", "1234567890", "0123456789", "qwertyuiop", "qwerty123", "administrator", "changeme",
        "letmein", "iloveyou", "welcome1", "welcome", "abcdefghij", "1q2w3e4r5t", "trustno1", "roundtable",
        "correcthorsebattery",
    ]
}

/// Hashes passwords away from the loop: it takes a tenth of a second and 64 MiB on purpose.
public protocol PasswordHasher: Sendable {
    /// The encoded hash to store.
    func hash(_ password: String) async throws -> String
    /// Whether the password belongs to the hash. Without a hash it takes as long and answers false, so that the time
    /// does not tell whether an account exists.
    func verify(_ password: String, against hash: String?) async throws -> Bool
    /// Whether the hash was made with other parameters than today's, so that the password should be hashed anew.
    func needsRehash(_ hash: String) -> Bool
}
