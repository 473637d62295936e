/// Who is at the other end of the connection, in a form fit for a log line.
public struct PeerAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address without the port: `127.0.0.1`, `::1`.
    public let host: String
    /// The port, 0 when there is none.
    public let port: UInt16

    public init(host: String, port: UInt16 = 0) {
        self.host = host
        self.port = port
    }

    /// The peer of a request that was made in memory.
    public static let memory = PeerAddress(host: "in-memory")

    public var description: String {
        if port == 0 { return host }
        return host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
