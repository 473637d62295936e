import Domain
import Glibc

/// The program's standard output and standard error.
enum Terminal {
    /// A line on standard output.
    static func say(_ line: String) { write(Array((line + "\n").utf8), to: STDOUT_FILENO) }

    /// Lines on standard output, in one go.
    static func say(lines: [String]) { write(Array(lines.map { $0 + "\n" }.joined().utf8), to: STDOUT_FILENO) }

    /// A line on standard error.
    static func complain(_ line: String) { write(Array((line + "\n").utf8), to: STDERR_FILENO) }

    /// Whole lines on standard error.
    static func complain(lines: [UInt8]) { write(lines, to: STDERR_FILENO) }

    /// Bytes on standard output. Throws when they cannot be written, but for a reader that has gone: it has seen enough.
    static func write(_ bytes: [UInt8]) throws(DomainError) {
        let failure = write(bytes, to: STDOUT_FILENO)
        if failure != 0, failure != EPIPE {
            throw .unavailable("Standard output cannot be written to: \(String(cString: strerror(failure))).")
        }
    }

    /// Whether somebody watches: then long work may show how far it is.
    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

    /// Shows how far something is, over the line that is there; nothing in a pipe.
    static func show(progress: String) {
        if isWatched { write(Array(("\r\u{1B}[K" + progress).utf8), to: STDERR_FILENO) }
    }

    /// Takes the progress away.
    static func endProgress() { show(progress: "") }

    /// Gives the error number, 0 when all was written.
    @discardableResult
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            // because: the pointer is used within the call, and the count is that of its bytes
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            if written <= 0 { return errno }
            rest = rest.dropFirst(written)
        }
        return 0
    }

    /// The first line of standard input, without its end; nil at its end.
    static func readSecret() -> String? { readLine(strippingNewline: true) }
}
