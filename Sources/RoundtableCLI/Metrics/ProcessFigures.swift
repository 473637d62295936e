import Folders
import Glibc

/// What the system knows of this process, read at once.
struct ProcessFigures {
    var residentBytes = 0
    var threads = 0
    var openFiles = 0
    var mostOpenFiles = 0
    var cpuSeconds = 0.0

    init() {
        let status = Self.text(of: "/proc/self/status")
        residentBytes = Self.number(after: "VmRSS:", in: status) * 1024
        threads = Self.number(after: "Threads:", in: status)
        // But for the one that reads the folder.
        openFiles = max(((try? Folder.names(in: "/proc/self/fd")) ?? []).count - 1, 0)
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
            mostOpenFiles = Int(clamping: limit.rlim_cur)
        }
        var usage = rusage()
        if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
            cpuSeconds = [usage.ru_utime, usage.ru_stime].reduce(0) {
                $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1_000_000
            }
        }
    }

    /// Up to 8 KiB of a file of the system's.
    private static func text(of path: String) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 8192)
        let count = read(file, &buffer, buffer.count)
        return String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
    }

    private static func number(after name: String, in text: String) -> Int {
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        let digits = line?.dropFirst(name.count).drop { !$0.isNumber }.prefix { $0.isNumber }
        return digits.flatMap { Int($0) } ?? 0
    }
}
