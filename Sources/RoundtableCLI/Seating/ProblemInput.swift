import Glibc
import Seating

/// Reads a seating problem from a file or from standard input.
enum ProblemInput {
    /// The largest file that is read. The largest problem of the format needs a tenth of it.
    private static let most = 256 << 20

    static func read(_ path: String) throws -> (problem: ProblemFile, unread: [String]) {
        do {
            return try ProblemFile.read(try bytes(path))
        } catch let fault as FileFault {
            throw UsageError("\(path):\(fault.line):\(fault.column): \(fault.text)")
        }
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= most {
            // because: the pointer is used within the call, and the count is that of its bytes
            let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(path) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
        throw UsageError("\(path) is larger than \(most >> 20) MiB.")
    }

    private static func failure(_ path: String) -> UnavailableError {
        // because: strerror gives a static text for every number
        UnavailableError("\(path) cannot be read: \(String(cString: strerror(errno))).")
    }
}
