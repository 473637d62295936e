public import HTTPTypes

/// A response that is made once and sent often: the bytes of its head and body are ready, as they are, as gzip, and as the
/// 304 of each. Answering is choosing one of the four.
public final class StoredResponse: Sendable {
    /// One of the four: the bytes that go out.
    public final class Form: Sendable {
        public let status: HTTPResponse.Status
        /// What is in `head`, for tests and logs.
        public let fields: HTTPFields
        /// Status line and fields, each with its line end; `Date`, `Connection` and the empty line are still to come.
        public let head: [UInt8]
        public let body: [UInt8]

        init(status: HTTPResponse.Status, fields: HTTPFields, body: [UInt8]) {
            self.status = status
            self.fields = fields
            self.body = body
            var head: [UInt8] = []
            ResponseHead.appendStatusLine(status, to: &head)
            ResponseHead.append(fields, to: &head)
            if status != .notModified { ResponseHead.append("Content-Length", String(body.count), to: &head) }
            self.head = head
        }
    }

    /// A representation and its 304.
    private struct Pair: Sendable {
        let tag: EntityTag
        let full: Form
        let notModified: Form
    }

    private let plain: Pair
    private let gzip: Pair?
    private let lastModified: HTTPDate?

    /// Makes all forms.
    /// - Parameters:
    ///   - contentType: with its charset.
    ///   - tag: the strong tag of the content; made from the bytes when nil.
    ///   - cacheControl: the `Cache-Control` field.
    ///   - compress: whether to make a gzip form; it is kept when it is smaller. Nil leaves it to the type and size.
    ///   - extraHeaders: more fields, such as `Content-Disposition`.
    ///   - security: the fields every response has.
    public init(
        contentType: String, body: [UInt8], tag: EntityTag? = nil, lastModified: HTTPDate? = nil,
        cacheControl: String = "no-cache", compress: Bool? = nil, extraHeaders: HTTPFields = [:],
        security: SecurityHeaders = SecurityHeaders()
    ) {
        let compresses = compress ?? Compression.isWorthwhile(contentType: contentType, count: body.count)
        // A calendar of 4.5 MB took 80 ms to pack densely, while somebody waited for it.
        let level = body.count > 1 << 20 ? Gzip.fast : Gzip.dense
        let compressed = compresses ? Gzip.compress(body, level: level) : nil
        let smaller = compressed.flatMap { $0.count < body.count ? $0 : nil }
        let tag = tag ?? EntityTag(hashing: body)
        var fields: HTTPFields = [.contentType: contentType, .cacheControl: cacheControl]
        if let lastModified { fields[.lastModified] = lastModified.description }
        if smaller != nil { fields[.vary] = "Accept-Encoding" }
        fields.append(contentsOf: security.fields(contentType: contentType))
        fields.append(contentsOf: extraHeaders)
        plain = Self.pair(tag, fields, body, coding: nil)
        gzip = smaller.map { Self.pair(tag.coded("gzip"), fields, $0, coding: "gzip") }
        self.lastModified = lastModified
    }

    private static func pair(_ tag: EntityTag, _ fields: HTTPFields, _ body: [UInt8], coding: String?) -> Pair {
        var fields = fields
        fields[.eTag] = tag.description
        // A 304 carries what a cache keeps an answer by, and should carry little else (RFC 9110, 15.4.5): all other fields
        // are those of the answer that the client has. Only what every answer of this site says is said again.
        let kept = [.cacheControl, .vary, .eTag, .xContentTypeOptions, SecurityHeaders.referrerPolicy]
        let slim = HTTPFields(fields.filter { kept.contains($0.name) })
        if let coding { fields[.contentEncoding] = coding }
        return Pair(
            tag: tag, full: Form(status: .ok, fields: fields, body: body),
            notModified: Form(status: .notModified, fields: slim, body: []))
    }

    /// The strong tag of the content as it is.
    public var tag: EntityTag { plain.tag }

    /// The answer to a GET or HEAD: 200 or 304, with gzip for a client that takes it. Nothing is built here.
    /// - Parameter freshness: see ``Response/freshness``.
    public func answer(to request: Request, freshness: (any Freshness)? = nil) -> Response {
        let pair = if let gzip, AcceptEncoding.takesGzip(request.headers) { gzip } else { plain }
        switch ConditionalRequest.evaluate(request, tag: pair.tag, lastModified: lastModified) {
        case .proceed: return Response(status: .ok, body: .stored(pair.full), freshness: freshness)
        case .notModified: return Response(status: .notModified, body: .stored(pair.notModified), freshness: freshness)
        case .preconditionFailed:
            return Response(error: HTTPError(.preconditionFailed, "This page has changed since."))
        }
    }
}
