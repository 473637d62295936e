internal import Glibc
internal import HTTP

/// The `Date` field, made anew once a second.
struct DateLine {
    private var second: Int = -1
    private var line: [UInt8] = []

    /// Seconds since 1970. The coarse clock costs a few nanoseconds and no system call.
    static func currentSecond() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &time)
        return time.tv_sec
    }

    /// The line for a second.
    mutating func at(second: Int) -> [UInt8] {
        if second != self.second {
            self.second = second
            line = ResponseHead.dateLine(HTTPDate(seconds: Int64(second)))
        }
        return line
    }
}
