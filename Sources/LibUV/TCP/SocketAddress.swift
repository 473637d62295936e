internal import CLibUV
internal import Glibc

/// A numeric IPv4 or IPv6 address and a port.
public struct SocketAddress: Hashable, Sendable {
    /// For instance `127.0.0.1` or `::1`.
    public let host: String
    /// 0 asks the system for a free one when listening.
    public let port: UInt16
    /// IPv6 rather than IPv4.
    public let isIPv6: Bool

    /// An address from its numeric text; `localhost` is taken as `127.0.0.1`, and no name is looked up.
    /// - Throws: ``UVError/invalidArgument`` when the text is neither IPv4 nor IPv6.
    public init(host: String, port: UInt16) throws(UVError) {
        self.host = host == "localhost" ? "127.0.0.1" : host
        self.port = port
        isIPv6 = host.utf8.contains(UInt8(ascii: ":"))
        try Self.check(self)
    }

    private static func check(_ address: SocketAddress) throws(UVError) {
        try UVError.check(address.withSockaddr { _, _, code in code })
    }

    /// Calls `body` with the C form, its size, and libuv's code for the conversion.
    func withSockaddr<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t, Int32) -> Result) -> Result {
        if isIPv6 {
            var address = sockaddr_in6()
            let code = uv_ip6_addr(host, Int32(port), &address)
            return Self.rebound(&address) { body($0, $1, code) }
        }
        var address = sockaddr_in()
        let code = uv_ip4_addr(host, Int32(port), &address)
        return Self.rebound(&address) { body($0, $1, code) }
    }

    private static func rebound<Address, Result>(
        _ address: inout Address, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        // because: the socket calls take every address family through a pointer to `sockaddr`, with the true size.
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<Address>.size))
            }
        }
    }

    /// Asks the system for an address: `fill` gets a place that is large enough for any family.
    init(filledBy fill: (UnsafeMutablePointer<sockaddr>, inout Int32) -> Int32) throws(UVError) {
        var storage = sockaddr_storage()
        var size = Int32(MemoryLayout<sockaddr_storage>.size)
        var text = (host: "", port: UInt16(0))
        // because: `sockaddr_storage` is made to be read as the family that its first field names.
        let code = withUnsafeMutablePointer(to: &storage) { pointer -> Int32 in
            let raw = UnsafeMutableRawPointer(pointer)
            let code = fill(raw.assumingMemoryBound(to: sockaddr.self), &size)
            if code >= 0 { text = Self.text(of: raw) }
            return code
        }
        try UVError.check(code)
        host = text.host
        port = text.port
        isIPv6 = Int32(storage.ss_family) == AF_INET6
    }

    private static func text(of raw: UnsafeMutableRawPointer) -> (host: String, port: UInt16) {
        var name = [CChar](repeating: 0, count: 64)
        let family = Int32(raw.assumingMemoryBound(to: sockaddr.self).pointee.sa_family)
        let port: UInt16
        if family == AF_INET6 {
            let address = raw.assumingMemoryBound(to: sockaddr_in6.self)
            uv_ip6_name(address, &name, name.count)
            port = UInt16(bigEndian: address.pointee.sin6_port)
        } else {
            let address = raw.assumingMemoryBound(to: sockaddr_in.self)
            uv_ip4_name(address, &name, name.count)
            port = UInt16(bigEndian: address.pointee.sin_port)
        }
        return (String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self), port)
    }
}

extension SocketAddress: CustomStringConvertible {
    /// `127.0.0.1:8080` or `[::1]:8080`.
    public var description: String {
        isIPv6 ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    /// Reads what ``description`` writes; nil when it is not an address and a port.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard let address = try? SocketAddress(host: String(host), port: port) else { return nil }
        self = address
    }
}
