import HTTPTypes

/// Refuses requests for hosts that this site does not go by (421): a page reached under a foreign name could be made to
/// trust it.
public struct AllowedHosts: Middleware {
    private let names: [[UInt8]]

    /// Host names or addresses without a port, such as `roundtable.example.org`, `127.0.0.1`, `[::1]`.
    public init(_ names: some Sequence<String>) {
        self.names = names.map { Array($0.lowercased().utf8) }
    }

    public func answer(_ request: Request) throws -> Response? {
        let head = request.head
        guard isAllowed(head.storage.span.extracting(head.authorityRange.indices)) else {
            throw HTTPError(.misdirectedRequest, "This site does not go by that name.")
        }
        return nil
    }

    /// Compared as bytes, letter case aside: every request comes by here.
    private func isAllowed(_ host: Span<UInt8>) -> Bool {
        let name = host.extracting(0..<Self.nameEnd(in: host))
        for known in names where name.equalsIgnoringCase(known.span, in: 0..<name.count) { return true }
        return false
    }

    /// Where the host ends and its port begins; the colons of an address in brackets are its own.
    private static func nameEnd(in host: Span<UInt8>) -> Int {
        let isBracketed = host.count > 0 && host[0] == UInt8(ascii: "[")
        for position in host.indices {
            if isBracketed, host[position] == UInt8(ascii: "]") { return position + 1 }
            if !isBracketed, host[position] == UInt8(ascii: ":") { return position }
        }
        return host.count
    }
}
