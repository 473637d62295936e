public import HTTPTypes

/// One request. Everything is read from the bytes of its head when it is asked for, so that a request whose answer is
/// ready costs no more than finding it.
public struct Request: Sendable {
    /// The head as the parser found it.
    public let head: RequestHead
    public var body: RequestBody
    /// Who sent it.
    public var peer: PeerAddress
    /// What the `:names` of the route's pattern stand for; empty before routing.
    public internal(set) var parameters = PathParameters()

    /// The request of a head that the parser returned.
    public init(head: RequestHead, body: RequestBody, peer: PeerAddress) {
        self.head = head
        self.body = body
        self.peer = peer
    }

    /// A request made in memory. It is written out and read by the same parser as one from a socket.
    /// `target` is what stands in the request line: a path with its escapes, and a query.
    /// Throws `HTTPError` for what the parser would refuse. `Host` is `localhost` unless given.
    public init(
        _ method: HTTPRequest.Method, _ target: String, headers: HTTPFields = [:], body: [UInt8] = [],
        peer: PeerAddress = .memory
    ) throws(HTTPError) {
        var text = "\(method.rawValue) \(target) HTTP/1.1\r\n"
        if !headers.contains(where: { $0.name.canonicalName == "host" }) { text += "Host: localhost\r\n" }
        for field in headers { text += "\(field.name.rawName): \(field.value)\r\n" }
        if !body.isEmpty, headers[.contentLength] == nil { text += "Content-Length: \(body.count)\r\n" }
        let bytes = Array((text + "\r\n").utf8)
        var parser = RequestParser()
        var position = 0
        guard case .head(let head) = try parser.next(in: bytes.span, at: &position), position == bytes.count else {
            throw .badRequest("The request is not one request.")
        }
        self.init(head: head, body: body.isEmpty ? .empty : RequestBody(body), peer: peer)
    }

    public var method: HTTPRequest.Method { head.method }

    /// HEAD: answered like GET, without the body.
    public var isHead: Bool { head.method == .head }

    /// The path as it came, escapes and all; begins with `/` (`*` for `OPTIONS *`).
    public var path: String {
        let range = head.pathRange.indices
        return range.isEmpty ? "/" : String(decoding: head.storage[range], as: UTF8.self)
    }

    /// Whether the path as it came begins with `prefix`; nothing is copied for the look.
    func pathBegins(with prefix: String) -> Bool {
        let prefix = prefix.utf8.span
        let range = head.pathRange.indices
        guard range.count >= prefix.count else { return false }
        let path = head.storage.span.extracting(range)
        for position in prefix.indices where path[position] != prefix[position] { return false }
        return true
    }

    /// The path and the query as they came: where to come back to after a sign-in.
    public var target: String {
        let query = query
        return query.isEmpty ? path : "\(path)?\(query.text)"
    }

    /// The segments of the path, each decoded once: `/e/a%20b/` gives `["e", "a b", ""]`, `/` gives `[]`.
    public var segments: [String] {
        let path = head.storage.span.extracting(head.pathRange.indices)
        guard path.count > 1 else { return [] }
        var segments: [String] = []
        var start = 1
        for position in 1...path.count where position == path.count || path[position] == UInt8(ascii: "/") {
            // Escapes were checked when the head was read.
            segments.append(PercentCoding.decode(path.extracting(start..<position), plusIsSpace: false) ?? "")
            start = position + 1
        }
        return segments
    }

    /// The pairs after the `?`.
    public var query: Query { Query(storage: head.storage, range: head.queryRange) }

    /// The fields of the head.
    public var headers: RequestFields { head.fields }

    /// The host and port the request is for: the authority of an absolute target, else `Host`; nil in HTTP/1.0 without
    /// either. Never build links from it.
    public var host: String? {
        let range = head.authorityRange.indices
        return range.isEmpty ? nil : String(decoding: head.storage[range], as: UTF8.self)
    }

    /// The cookies that came with it.
    public var cookies: Cookies { Cookies(headers) }
}
