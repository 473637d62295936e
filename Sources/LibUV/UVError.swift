internal import CLibUV
internal import Glibc

/// What libuv or the kernel refused, by its code.
///
/// Every return code of a C call in this module goes through ``check(_:)`` or ``init(errno:)``; nothing else reads them.
/// Codes are negative `errno` values, as libuv has them on Unix, plus a few of its own (`EOF`).
public struct UVError: Error, Hashable, Sendable {
    /// The negative code.
    public let code: Int32

    /// An error from libuv's (negative) return code.
    public init(code: Int32) {
        self.code = code
    }

    /// An error from a system call's `errno`, captured by the caller at once.
    init(errno: Int32) {
        self.code = -errno
    }

    /// Throws when `code` is negative and gives it back otherwise (byte counts come this way).
    @discardableResult
    static func check(_ code: Int32) throws(UVError) -> Int32 {
        guard code >= 0 else { throw UVError(code: code) }
        return code
    }

    /// The symbol, for instance `EADDRINUSE`.
    public var name: String {
        text { uv_err_name_r(code, $0, $1) }
    }

    /// libuv's sentence, for instance `address already in use`.
    public var message: String {
        text { uv_strerror_r(code, $0, $1) }
    }

    private func text(_ fill: (UnsafeMutablePointer<CChar>, Int) -> UnsafeMutablePointer<CChar>?) -> String {
        // because: libuv writes a terminated string into these 96 bytes, and the copy is made before they go.
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 96) { buffer in
            guard let start = buffer.baseAddress, let text = fill(start, buffer.count) else { return "E\(code)" }
            return String(cString: text)
        }
    }
}

extension UVError: CustomStringConvertible {
    public var description: String { "\(message) (\(name))" }
}

extension UVError {
    /// The peer has ended its side of the connection.
    public static let endOfFile = UVError(code: UV_EOF.rawValue)
    /// The operation was cut short because the handle or the loop is closing.
    public static let cancelled = UVError(code: UV_ECANCELED.rawValue)
    /// The address or port is taken.
    public static let addressInUse = UVError(code: UV_EADDRINUSE.rawValue)
    /// The address is not one of this machine's.
    public static let addressNotAvailable = UVError(code: UV_EADDRNOTAVAIL.rawValue)
    /// No permission, for instance for a port below 1024.
    public static let accessDenied = UVError(code: UV_EACCES.rawValue)
    /// The peer reset the connection.
    public static let connectionReset = UVError(code: UV_ECONNRESET.rawValue)
    /// Nobody listens there.
    public static let connectionRefused = UVError(code: UV_ECONNREFUSED.rawValue)
    /// The peer does not read any longer.
    public static let brokenPipe = UVError(code: UV_EPIPE.rawValue)
    /// The process has no file descriptor left.
    public static let tooManyOpenFiles = UVError(code: UV_EMFILE.rawValue)
    /// Not possible at this moment without waiting.
    public static let wouldBlock = UVError(code: UV_EAGAIN.rawValue)
    /// The argument makes no sense, for instance an address that is not numeric.
    public static let invalidArgument = UVError(code: UV_EINVAL.rawValue)
}
