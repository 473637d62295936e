import Synchronization
public import TimeZones

/// A clock that stands still until a test moves it.
public final class TestClock: Sendable {
    private let instant: Mutex<Instant>

    /// `iso8601` must be an instant such as `2011-11-20T12:00:00Z`.
    public init(_ iso8601: String) {
        // because: tests write their instants as literals
        instant = Mutex(Instant(iso8601: iso8601)!)
    }

    public var now: Instant { instant.withLock { $0 } }

    public func advance(seconds: Int64) {
        instant.withLock { $0 = $0.adding(seconds: seconds) }
    }
}
