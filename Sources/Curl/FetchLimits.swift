/// How much of a stranger's server is borne.
public struct FetchLimits: Hashable, Sendable {
    /// Octets of the document, unpacked.
    public var octets = 8 << 20
    /// Octets of the fields of an answer.
    public var fieldOctets = 64 << 10
    /// Hops to other addresses.
    public var redirects = 5
    /// From the first look-up of a name to the last octet, all hops together.
    public var total = Duration.seconds(60)
    /// Until a server has taken the connection, TLS included.
    public var connecting = Duration.seconds(10)
    /// A server that sends less than an octet a second for so long is given up.
    public var silence = Duration.seconds(15)

    public init() {}
}
