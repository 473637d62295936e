import HTTPTypes
import Networks

/// The proxies whose word about a client's address is taken, by address or network: `127.0.0.1, 10.0.0.0/8, ::1`.
///
/// A client can write `X-Forwarded-For` and `Forwarded` itself, so they count only where the connection comes from such a
/// proxy, and are read from the right: each proxy adds at the end whom it was asked by, and the first that is none of ours
/// is the client. What is no address ends the search at whoever passed it on.
public struct TrustedProxies: Sendable, Hashable {
    private let networks: NetworkList

    /// Nobody is trusted.
    public init() { networks = NetworkList() }

    /// Nil unless the text is a list of addresses and networks, separated by commas or spaces.
    public init?(_ text: String) {
        guard let networks = NetworkList(text) else { return nil }
        self.networks = networks
    }

    /// Whether this is one of the proxies.
    public func contains(_ peer: PeerAddress) -> Bool {
        guard !networks.isEmpty, let address = NetworkAddress(peer.host) else { return false }
        return networks.contains(address)
    }

    /// Who sent a request that came from `proxy`: whom its fields name, when it is one of ours.
    public func client(_ fields: RequestFields, from proxy: PeerAddress) -> PeerAddress {
        guard contains(proxy) else { return proxy }
        var client = proxy
        for hop in Self.hops(fields).reversed() {
            guard let address = hop.flatMap({ NetworkAddress($0) }) else { return client }
            client = PeerAddress(host: address.description)
            if !networks.contains(address) { return client }
        }
        return client
    }

    /// The addresses that the fields tell of, the nearest last; nil for what is none. `Forwarded` counts only where
    /// `X-Forwarded-For` did not come, since most proxies know the latter alone and pass the other through.
    private static func hops(_ fields: RequestFields) -> [Substring?] {
        let listed = fields.all(xForwardedFor)
        if !listed.isEmpty {
            return listed.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map(bare) }
        }
        return fields.all(forwarded).flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map(named) }
    }

    /// The `for` of one element (RFC 7239, 4).
    private static func named(_ element: Substring) -> Substring? {
        for pair in element.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, trimmed(parts[0]).lowercased() == "for" { return bare(parts[1]) }
        }
        return nil
    }

    /// An address without blanks, quotes, brackets and port.
    private static func bare(_ text: Substring) -> Substring? {
        var text = trimmed(text)
        if text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") { text = text.dropFirst().dropLast() }
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            return isPort(text[text.index(after: end)...]) ? text[..<end].dropFirst() : nil
        }
        guard let colon = text.firstIndex(of: ":"), colon == text.lastIndex(of: ":") else { return text }
        return isPort(text[colon...]) ? text[..<colon] : nil
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty || (text.hasPrefix(":") && UInt16(text.dropFirst()) != nil)
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }

    /// Whether a request carries the word of any proxy, trusted or not.
    public static func speaks(in fields: RequestFields) -> Bool {
        fields.contains(xForwardedFor) || fields.contains(forwarded)
    }

    // because: both are tokens, which is all that the initialiser asks.
    private static let xForwardedFor = HTTPField.Name("X-Forwarded-For")!
    // because: as above.
    private static let forwarded = HTTPField.Name("Forwarded")!
}
