import Networks

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

    /// What limits count it as, so that who has many addresses is counted once: see ``Networks/NetworkAddress/client``.
    /// Whoever has no numeric address is counted by what stands in its place.
    public var client: String {
        // IPv4 is its own client, and nothing is read for it.
        guard host.utf8.contains(UInt8(ascii: ":")) else { return host }
        return NetworkAddress(host)?.client ?? host
    }

    public var description: String {
        if port == 0 { return host }
        return host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
