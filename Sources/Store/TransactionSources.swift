import Glibc
public import TimeZones
import Sodium

/// What a transaction does not find in the database: the time, and names that nobody has or can guess.
public struct TransactionSources: Sendable {
    /// The present.
    public var now: @Sendable () -> Instant
    /// A new name for calendars, `<uuid>@<host>`.
    public var newUID: @Sendable () -> String
    /// 256 random bits in base64url.
    public var newSecret: @Sendable () -> String

    public init(
        now: @escaping @Sendable () -> Instant, newUID: @escaping @Sendable () -> String,
        newSecret: @escaping @Sendable () -> String
    ) {
        self.now = now
        self.newUID = newUID
        self.newSecret = newSecret
    }

    /// The system's clock and its random numbers.
    /// - Parameter host: what stands after the `@` of new UIDs; those that were given out keep theirs.
    public static func system(host: String) -> TransactionSources {
        TransactionSources(
            now: {
                var time = timespec()
                clock_gettime(CLOCK_REALTIME, &time)
                return Instant(secondsSince1970: Int64(time.tv_sec))
            },
            newUID: { "\(randomUUID())@\(host)" },
            newSecret: { SecureRandom.token(bytes: 32) })
    }

    /// A random UUID (RFC 9562 section 5.4) in lower case.
    private static func randomUUID() -> String {
        var bytes = SecureRandom.bytes(16)
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        let parts = [bytes[0..<4], bytes[4..<6], bytes[6..<8], bytes[8..<10], bytes[10..<16]]
        return parts.map { TextEncoding.hex($0) }.joined(separator: "-")
    }
}
