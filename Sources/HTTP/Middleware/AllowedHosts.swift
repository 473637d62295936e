import HTTPTypes

/// Refuses requests for hosts that this site does not go by (421): a page reached under a foreign name could be made to
/// trust it.
public struct AllowedHosts: Middleware {
    private let names: Set<String>

    /// Host names or addresses without a port, such as `roundtable.example.org`, `127.0.0.1`, `[::1]`.
    public init(_ names: some Sequence<String>) {
        self.names = Set(names.map { $0.lowercased() })
    }

    public func handle(_ request: Request, next: Handler) async throws -> Response {
        guard let host = request.host, isAllowed(Self.name(in: host)) else {
            throw HTTPError(.misdirectedRequest, "This site does not go by that name.")
        }
        return try await next(request)
    }

    /// Nearly always the name comes in small letters already.
    private func isAllowed(_ name: String) -> Bool {
        names.contains(name) || names.contains(name.lowercased())
    }

    /// The host without its port; the colons of an address in brackets are its own. It is read as bytes: every request
    /// comes by here.
    private static func name(in host: String) -> String {
        let bytes = host.utf8
        let end =
            bytes.first == UInt8(ascii: "[")
            ? bytes.firstIndex(of: UInt8(ascii: "]")).map { bytes.index(after: $0) }
            : bytes.firstIndex(of: UInt8(ascii: ":"))
        return String(host[..<(end ?? host.endIndex)])
    }
}
