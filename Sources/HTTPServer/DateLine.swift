internal import Glibc
internal import HTTP

/// The `Date` field, made anew once a second.
struct DateLine {
    private var second: Int = -1
    private var line: [UInt8] = []

    /// The line for this moment. The coarse clock costs a few nanoseconds and no system call.
    mutating func now() -> [UInt8] {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &time)
        if time.tv_sec != second {
            second = time.tv_sec
            line = ResponseHead.dateLine(HTTPDate(seconds: Int64(second)))
        }
        return line
    }
}
