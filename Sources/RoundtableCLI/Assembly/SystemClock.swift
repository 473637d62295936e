import Glibc
import Logging
import TimeZones

/// The present.
enum SystemClock {
    @Sendable static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(secondsSince1970: Int64(time.tv_sec))
    }
}

/// The log of the process.
enum SystemLog {
    static let logger = Logger(label: "roundtable") { _ in LineLog() }
}
