import Glibc

/// The program's standard output and standard error.
enum Terminal {
    /// A line on standard output.
    static func say(_ line: String) { write(Array((line + "\n").utf8), to: STDOUT_FILENO) }

    /// A line on standard error.
    static func complain(_ line: String) { write(Array((line + "\n").utf8), to: STDERR_FILENO) }

    static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

    /// Whether somebody watches: then long work may show how far it is.
    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

    /// Shows how far something is, over the line that is there; nothing in a pipe.
    static func show(progress: String) {
        if isWatched { write(Array(("\r\u{1B}[K" + progress).utf8), to: STDERR_FILENO) }
    }

    /// Takes the progress away.
    static func endProgress() { show(progress: "") }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            // because: the pointer is used within the call, and the count is that of its bytes
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            // Nobody reads any more; there is nobody to tell either.
            if written <= 0 { return }
            rest = rest.dropFirst(written)
        }
    }

    /// The first line of standard input, without its end; nil at its end.
    static func readSecret() -> String? { readLine(strippingNewline: true) }
}
