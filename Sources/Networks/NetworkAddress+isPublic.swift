extension NetworkAddress {
    /// Whether the whole Internet means the same machine by it: no private, loopback, link-local, shared, multicast,
    /// documentation or otherwise special address (IANA's registries of special-purpose addresses, RFC 6890 and later).
    ///
    /// Of IPv6 only what is handed out as global unicast counts (2000::/3), without the parts in which an IPv4 address is
    /// hidden: Teredo, 6to4, and NAT64, which lies outside of it anyway.
    public var isPublic: Bool {
        isIPv4 ? !Self.specialIPv4.contains(self) : Self.globalIPv6.contains(self) && !Self.specialIPv6.contains(self)
    }

    private static let specialIPv4Text = """
        0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 \
        192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3
        """
    // because: the text is a list of networks.
    private static let specialIPv4 = NetworkList(specialIPv4Text)!

    // because: as above.
    private static let globalIPv6 = NetworkList("2000::/3")!

    // because: as above.
    private static let specialIPv6 = NetworkList("2001::/23 2001:db8::/32 2002::/16 3fff::/20")!
}
