import Glibc
import HTTPTypes

/// The proxies whose word about a client's address is taken, by address or network: `127.0.0.1, 10.0.0.0/8, ::1`.
///
/// A client can write `X-Forwarded-For` and `Forwarded` itself, so they count only where the connection comes from such a
/// proxy, and are read from the right: each proxy adds at the end whom it was asked by, and the first that is none of ours
/// is the client. What is no address ends the search at whoever passed it on.
public struct TrustedProxies: Sendable, Hashable {
    private struct Network: Sendable, Hashable {
        let address: AddressBytes
        let bits: Int
    }

    private let networks: [Network]

    /// Nobody is trusted.
    public init() { networks = [] }

    /// Nil unless the text is a list of addresses and networks, separated by commas or spaces.
    public init?(_ text: String) {
        var networks: [Network] = []
        for part in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
            let pieces = part.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            guard let address = AddressBytes(pieces[0]) else { return nil }
            var bits = 128
            if pieces.count == 2 {
                guard let given = Int(pieces[1]), (0...address.width).contains(given) else { return nil }
                bits = given + 128 - address.width
            }
            networks.append(Network(address: address, bits: bits))
        }
        guard !networks.isEmpty else { return nil }
        self.networks = networks
    }

    /// Whether this is one of the proxies.
    public func contains(_ peer: PeerAddress) -> Bool {
        guard !networks.isEmpty, let address = AddressBytes(peer.host[...]) else { return false }
        return contains(address)
    }

    private func contains(_ address: AddressBytes) -> Bool {
        networks.contains { $0.address.agrees(with: address, in: $0.bits) }
    }

    /// Who sent a request that came from `proxy`: whom its fields name, when it is one of ours.
    public func client(_ fields: RequestFields, from proxy: PeerAddress) -> PeerAddress {
        guard contains(proxy) else { return proxy }
        var client = proxy
        for hop in Self.hops(fields).reversed() {
            guard let address = hop.flatMap({ AddressBytes($0) }) else { return client }
            client = PeerAddress(host: address.description)
            if !contains(address) { return client }
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

/// An IPv4 or IPv6 address as 128 bits: IPv4 in its mapped form (RFC 4291, 2.5.5.2), so that `::ffff:10.0.0.1` is
/// `10.0.0.1`.
private struct AddressBytes: Sendable, Hashable, CustomStringConvertible {
    private let bytes: [UInt8]
    /// 32 or 128, as it was written.
    let width: Int

    /// Nil unless the text is a numeric address.
    init?(_ text: Substring) {
        var four = in_addr()
        if inet_pton(AF_INET, String(text), &four) == 1 {
            // because: the four bytes of the structure are the address in network order
            bytes = [UInt8](repeating: 0, count: 10) + [255, 255] + withUnsafeBytes(of: &four) { Array($0) }
            width = 32
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, String(text), &six) == 1 else { return nil }
        // because: as above, with sixteen bytes
        bytes = withUnsafeBytes(of: &six) { Array($0) }
        width = 128
    }

    private var isIPv4: Bool { bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255 }

    /// Whether the first `bits` bits are the same.
    func agrees(with other: AddressBytes, in bits: Int) -> Bool {
        let whole = bits / 8
        guard bytes[..<whole] == other.bytes[..<whole] else { return false }
        let rest = bits % 8
        return rest == 0 || (bytes[whole] ^ other.bytes[whole]) >> UInt8(8 - rest) == 0
    }

    /// The shortest usual form.
    var description: String {
        var text = [CChar](repeating: 0, count: 64)
        if isIPv4 { return bytes[12...].map(String.init).joined(separator: ".") }
        // because: the sixteen bytes are read, and the text, which ends with a zero byte, fits
        guard inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
