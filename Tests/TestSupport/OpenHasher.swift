public import Domain

/// Stands for the real hasher where a test signs somebody in and a tenth of a second each time would be too long: the
/// "hash" is the password with a mark before it.
public struct OpenHasher: PasswordHasher {
    public init() {}

    public func hash(_ password: String) async throws -> String { "open:" + password }

    public func needsRehash(_ hash: String) -> Bool { !hash.hasPrefix("open:") }

    public func verify(_ password: String, against hash: String?) async throws -> Bool { hash == "open:" + password }
}
