internal import CLibUV
internal import Glibc

/// The system's side of a listener: a bound, listening, non-blocking descriptor, and taking connections from it.
struct ListeningSocket {
    let descriptor: Int32

    enum Accepted {
        case connection(Int32)
        case nothingWaits
        /// The system is out of descriptors or memory.
        case exhausted
    }

    /// - Parameter sharesPort: SO_REUSEPORT, so that every loop has its own queue of connections at one port.
    ///   Without it the call finds out whether anybody else, also a sharing one, has the port.
    init(address: SocketAddress, backlog: Int32, sharesPort: Bool) throws(UVError) {
        let family = address.isIPv6 ? AF_INET6 : AF_INET
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        descriptor = socket(family, type, 0)
        guard descriptor >= 0 else { throw UVError(errno: errno) }
        do throws(UVError) {
            try Self.set(SO_REUSEADDR, on: descriptor)
            if sharesPort { try Self.set(SO_REUSEPORT, on: descriptor) }
            try Self.check(address.withSockaddr { pointer, size, _ in bind(descriptor, pointer, size) })
            try Self.check(listen(descriptor, backlog))
        } catch {
            Glibc.close(descriptor)
            throw error
        }
    }

    private static func set(_ option: Int32, on descriptor: Int32) throws(UVError) {
        var on: Int32 = 1
        try check(setsockopt(descriptor, SOL_SOCKET, option, &on, socklen_t(MemoryLayout<Int32>.size)))
    }

    private static func check(_ result: Int32) throws(UVError) {
        if result != 0 { throw UVError(errno: errno) }
    }

    var address: SocketAddress {
        get throws(UVError) {
            try SocketAddress { pointer, size in
                var length = socklen_t(size)
                return getsockname(descriptor, pointer, &length) == 0 ? 0 : -errno
            }
        }
    }

    /// From this moment nobody can connect, and who waits is reset; the descriptor stays until ``close()``.
    func stopListening() { shutdown(descriptor, Int32(SHUT_RD)) }

    func accept() -> Accepted {
        while true {
            let connection = accept4(descriptor, nil, nil, Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue))
            if connection >= 0 { return .connection(connection) }
            switch errno {
            case EAGAIN: return .nothingWaits
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
            // What is left concerns the one connection that failed while it waited (accept(2), "Error handling").
            default: continue
            }
        }
    }

    func close() {
        Glibc.close(descriptor)
    }

    /// Closes an accepted connection that nobody serves.
    static func discard(_ connection: Int32) {
        Glibc.close(connection)
    }
}

/// A descriptor kept in reserve: given up for a moment it lets a listener take a connection and close it, so that the
/// client is told at once instead of waiting in a queue which nobody can empty.
struct SpareDescriptor {
    private var descriptor: Int32

    init() {
        descriptor = Self.open()
    }

    private static func open() -> Int32 {
        Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC)
    }

    /// Runs `body` with one more descriptor free than before.
    mutating func lend(_ body: () -> Void) {
        close()
        body()
        descriptor = Self.open()
    }

    mutating func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }
}
