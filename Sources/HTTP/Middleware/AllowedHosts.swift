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
        guard let host = request.host, names.contains(Self.name(in: host).lowercased()) else {
            throw HTTPError(.misdirectedRequest, "This site does not go by that name.")
        }
        return try await next(request)
    }

    /// The host without its port; the colons of an address in brackets are its own.
    private static func name(in host: String) -> Substring {
        let end =
            host.hasPrefix("[") ? host.firstIndex(of: "]").map { host.index(after: $0) } : host.firstIndex(of: ":")
        return host[..<(end ?? host.endIndex)]
    }
}
