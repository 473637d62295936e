internal import Glibc

/// An IPv4 or IPv6 address as 128 bits: IPv4 in its mapped form (RFC 4291, 2.5.5.2), so that `::ffff:10.0.0.1` is
/// `10.0.0.1`.
public struct NetworkAddress: Sendable, Hashable, CustomStringConvertible {
    private let bytes: [UInt8]
    /// 32 or 128, as it was written.
    let width: Int

    /// Nil unless the text is a numeric address.
    public init?(_ text: some StringProtocol) {
        var four = in_addr()
        if inet_pton(AF_INET, String(text), &four) == 1 {
            // because: the four bytes of the structure are the address in network order
            self.init(fourBytes: withUnsafeBytes(of: &four) { Array($0) })
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, String(text), &six) == 1 else { return nil }
        // because: as above, with sixteen bytes
        self.init(sixteenBytes: withUnsafeBytes(of: &six) { Array($0) })
    }

    private init(fourBytes: [UInt8]) {
        bytes = [UInt8](repeating: 0, count: 10) + [255, 255] + fourBytes
        width = 32
    }

    private init(sixteenBytes: [UInt8]) {
        bytes = sixteenBytes
        width = 128
    }

    /// The address of a socket; nil for a family that is neither IPv4 nor IPv6.
    /// - Parameter raw: a whole `sockaddr_in` or `sockaddr_in6`, by its family.
    public init?(socketAddress raw: UnsafeRawPointer) {
        // because: every socket address begins with its family, and the family says which structure it is
        switch Int32(raw.loadUnaligned(as: sockaddr.self).sa_family) {
        case AF_INET:
            // because: as above
            var four = raw.loadUnaligned(as: sockaddr_in.self).sin_addr
            // because: the four bytes of the structure are the address in network order
            self.init(fourBytes: withUnsafeBytes(of: &four) { Array($0) })
        case AF_INET6:
            // because: as above
            var six = raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            // because: the sixteen bytes of the structure are the address in network order
            self.init(sixteenBytes: withUnsafeBytes(of: &six) { Array($0) })
        default: return nil
        }
    }

    var isIPv4: Bool { bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255 }

    /// Whether the first `bits` bits are the same.
    func agrees(with other: NetworkAddress, in bits: Int) -> Bool {
        let whole = bits / 8
        guard bytes[..<whole] == other.bytes[..<whole] else { return false }
        let rest = bits % 8
        return rest == 0 || (bytes[whole] ^ other.bytes[whole]) >> UInt8(8 - rest) == 0
    }

    /// The address whose first `count` bytes, at most 16, are these, and whose others are zero.
    func cut(to count: Int) -> NetworkAddress {
        NetworkAddress(sixteenBytes: bytes.prefix(count) + [UInt8](repeating: 0, count: 16 - count))
    }

    /// The shortest usual form.
    public var description: String {
        var text = [CChar](repeating: 0, count: 64)
        if isIPv4 { return bytes[12...].map(String.init).joined(separator: ".") }
        // because: the sixteen bytes are read, and the text, which ends with a zero byte, fits
        guard inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
