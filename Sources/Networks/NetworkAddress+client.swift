extension NetworkAddress {
    /// What limits count this address as: an IPv4 address by itself, also in its mapped form or translated
    /// (`64:ff9b::/96`, RFC 6052), and of IPv6 the /64 network, `2001:db8:1:2::/64`.
    ///
    /// A line gets a /64 at the least (RFC 6177), so that one machine has 2^64 addresses and a limit for each limits nothing.
    public var client: String {
        if isIPv4 || Self.translated.contains(self) { return description }
        return "\(cut(to: 8))/64"
    }

    // because: the text is a network.
    private static let translated = NetworkList("64:ff9b::/96")!
}
