import HTTPTypes

/// Compresses pages on their way out, for clients that take gzip.
public struct Compression: Middleware {
    /// Below this many bytes a response fits into a packet or two anyway.
    static let smallest = 1024

    public init() {}

    public func finish(_ response: inout Response, of request: Request) {
        guard case .bytes(let bytes) = response.body, response.headers[.contentEncoding] == nil,
            Self.isWorthwhile(contentType: response.headers[.contentType], count: bytes.count)
        else { return }
        Self.addVary(to: &response)
        guard AcceptEncoding.takesGzip(request.headers), let compressed = Gzip.compress(bytes) else { return }
        response.body = .bytes(compressed)
        response.headers[.contentEncoding] = "gzip"
        // Two codings may not share a strong tag; a weak one says no more than that the text is the same.
        if let tag = response.headers[.eTag], !tag.hasPrefix("W/") { response.headers[.eTag] = "W/" + tag }
    }

    /// Text of 1 KiB or more.
    static func isWorthwhile(contentType: String?, count: Int) -> Bool {
        guard count >= smallest, let contentType else { return false }
        let type = contentType.prefix { $0 != ";" }
        return type.hasPrefix("text/") || ["application/json", "image/svg+xml"].contains(type)
            || ["application/xml", "application/atom+xml", "application/javascript", "application/manifest+json"]
                .contains(type)
    }

    private static func addVary(to response: inout Response) {
        let vary = response.headers[values: .vary]
        guard !vary.contains(where: { $0.lowercased().contains("accept-encoding") || $0 == "*" }) else { return }
        response.headers.append(HTTPField(name: .vary, value: "Accept-Encoding"))
    }
}
