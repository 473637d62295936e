public import Domain
import LibUV
import Sodium

/// Hashes passwords by Argon2id on the work queue of the loop that asks, at most two at once: each takes 64 MiB and a
/// sixth of a second of a core. Off a loop, as in a command, it hashes on the calling thread.
public final class WorkQueueHasher: PasswordHasher {
    private let permits = Permits(2, tooMany: "Too many people are signing in at once. Try again in a moment.")

    public init() {}

    public func hash(_ password: String) async throws -> String {
        try await run { try PasswordHash.make(password) }
    }

    public func verify(_ password: String, against hash: String?) async throws -> Bool {
        let isRight = try await run { PasswordHash.verify(password, against: hash ?? Self.nobodys) }
        return isRight && hash != nil
    }

    public func needsRehash(_ hash: String) -> Bool { PasswordHash.needsRehash(hash) }

    /// The hash of a password that was thrown away, to spend the time on when there is no account.
    private static let nobodys =
        "$argon2id$v=19$m=65536,t=2,p=1$j9wjYE7kO47o5BwDp0sFxA$IpFPoYm/Iz4Muf6BZLdJEvtJN7SoA9fcObQveXMCSsI"

    private func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await permits.take()
        defer { permits.giveBack() }
        do {
            guard let loop = EventLoop.current else { return try body() }
            return try await loop.work(body)
        } catch is PasswordHash.Failure {
            throw DomainError.unavailable("There is not enough memory free just now. Try again in a moment.")
        } catch is WorkQueueFull {
            throw permits.tooMany
        }
    }
}
