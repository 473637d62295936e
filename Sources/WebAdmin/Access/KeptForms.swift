import Domain
import HTTP
import Pages
import Sodium
import Synchronization
import TimeZones

/// Forms that were sent after their sign-in had ended, so that they come back as they were filled in after the next one.
///
/// They are in memory: nothing that nobody has saved is written anywhere, and a restart forgets it. Safe from any thread.
final class KeptForms: Sendable {
    /// One of them.
    struct Kept: Sendable {
        /// Whose sign-in it was made in. Nobody else sees anything of it.
        let owner: ID<Administrator>
        /// What it takes of the memory.
        let bytes: Int
        let until: Instant
        /// The page that it was sent from, when the browser has said so.
        let page: String?
        /// The page of the form, filled in, for the request of somebody who is signed in.
        let show: @Sendable (Request) async throws -> Response
    }

    private struct Memory {
        var forms: [String: Kept] = [:]
        /// Oldest first.
        var order: [String] = []
        var bytes = 0

        mutating func forget(_ name: String) {
            guard let kept = forms.removeValue(forKey: name) else { return }
            bytes -= kept.bytes
            order.removeAll { $0 == name }
        }

        mutating func forget(where isOver: (Kept) -> Bool) {
            for (name, kept) in forms where isOver(kept) { forget(name) }
        }
    }

    /// Seconds that a form waits for the sign-in.
    static let lifetime: Int64 = 3600
    /// The names and values of one form.
    static let mostBytes = 256 << 10
    private static let mostBytesInAll = 8 << 20
    /// Of one administrator: more than anybody has windows open with something half done.
    private static let mostOfOne = 8

    private let memory = Mutex(Memory())

    /// Takes one in, in the place of the oldest where there is no room.
    /// - Returns: the random name by which it is found.
    func keep(_ kept: Kept, at now: Instant) -> String {
        let name = SecureRandom.token(bytes: 24)
        memory.withLock { memory in
            memory.forget { $0.until <= now }
            let own = memory.order.filter { memory.forms[$0]?.owner == kept.owner }
            for old in own.dropLast(Self.mostOfOne - 1) { memory.forget(old) }
            while memory.bytes + kept.bytes > Self.mostBytesInAll, let oldest = memory.order.first {
                memory.forget(oldest)
            }
            memory.forms[name] = kept
            memory.order.append(name)
            memory.bytes += kept.bytes
        }
        return name
    }

    /// The form of this name; nil when it is not there, or not any longer.
    func find(_ name: String, at now: Instant) -> Kept? {
        memory.withLock { $0.forms[name] }.flatMap { $0.until > now ? $0 : nil }
    }

    /// How many there are, also those that wait no longer and were not cleared away yet.
    var count: Int { memory.withLock { $0.forms.count } }
}
