import Glibc

/// The file of a calendar.
enum CalendarInput {
    /// The octets of a file, or of standard input for `-`; one more than is ever read, so that too many are noticed.
    static func read(_ path: String, atMost limit: Int = 8 << 20) throws -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var octets: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while octets.count <= limit {
            // because: the pointer is used within the call, and the count is that of its bytes
            let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(path) }
            if count == 0 { break }
            octets += chunk[..<count]
        }
        return octets
    }

    /// `partner.ics` is called `partner`.
    static func name(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        return String(name.hasSuffix(".ics") ? name.dropLast(4) : name)
    }

    private static func failure(_ path: String) -> UnavailableError {
        // because: strerror gives a static text for every number
        UnavailableError("\(path) cannot be read: \(String(cString: strerror(errno))).")
    }
}
