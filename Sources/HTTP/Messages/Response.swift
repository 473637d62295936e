public import HTTPTypes
import Synchronization

/// One answer. `Date`, `Connection`, `Content-Length` and `Transfer-Encoding` are written by `ResponseHead`; setting
/// them here has no effect.
public struct Response: Sendable {
    public var status: HTTPResponse.Status
    /// For a `.stored` body these come after the fields that are prepared in it, and are normally none.
    public var headers: HTTPFields
    public var body: ResponseBody
    /// For a `.stored` body that depends on nothing but the bytes of the request: while it holds, the same bytes get the
    /// same answer, whoever sends them. Nil when the answer is this request's alone.
    public var freshness: (any Freshness)?

    public init(
        status: HTTPResponse.Status = .ok, headers: HTTPFields = [:], body: ResponseBody = .empty,
        freshness: (any Freshness)? = nil
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.freshness = freshness
    }

    /// A page.
    public static func html(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: "text/html; charset=utf-8"], body: .bytes(bytes))
    }

    /// Plain text.
    public static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: "text/plain; charset=utf-8"], body: .bytes(Array(text.utf8)))
    }

    /// JSON that is already written.
    public static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: "application/json"], body: .bytes(bytes))
    }

    /// 204.
    public static let noContent = Response(status: .noContent)

    /// 303 to a page of ours, for the answer to a POST (RFC 9110, 15.4.4).
    public static func seeOther(_ path: String) -> Response { redirect(.seeOther, to: path) }

    /// 308 to a page of ours: the address has moved for good (RFC 9110, 15.4.9).
    public static func permanentRedirect(_ path: String) -> Response { redirect(.permanentRedirect, to: path) }

    /// 405 with the methods that would do.
    public static func methodNotAllowed(allow: [HTTPRequest.Method]) -> Response {
        Response(error: .methodNotAllowed(allow: allow))
    }

    /// The plain answer to an error, for where no page can be made.
    public init(error: HTTPError) {
        self = .text(error.reason + "\n", status: error.status)
        headers.append(contentsOf: error.headers)
    }

    private static func redirect(_ status: HTTPResponse.Status, to path: String) -> Response {
        Response(status: status, headers: [.location: OwnPath(path)?.encoded ?? "/"])
    }
}

/// The body of a response.
public enum ResponseBody: Sendable {
    case empty
    case bytes([UInt8])
    /// Written as it is made: with `Content-Length` when the length is known, else in chunks (to the end of the
    /// connection for HTTP/1.0). The writer is not called for HEAD.
    case stream(length: Int64?, @Sendable (any BodyWriter) async throws -> Void)
    /// Made before: see `StoredResponse`.
    case stored(StoredResponse.Form)
}

/// Takes the pieces of a streamed body.
public protocol BodyWriter: Sendable {
    /// Hands over a piece and returns when the connection can take more. Throws when it never will.
    func write(_ bytes: [UInt8]) async throws
}

extension Response {
    /// Every field of the response, those prepared in a stored body included; what is written when it is sent
    /// (`Date`, `Connection`, the length) is not among them.
    public var allHeaders: HTTPFields {
        guard case .stored(let form) = body else { return headers }
        var fields = form.fields
        fields.append(contentsOf: headers)
        return fields
    }

    /// The whole body, streams run to their end: for tests, and for what is written to a file.
    public func collectBody() async throws -> [UInt8] {
        switch body {
        case .empty: return []
        case .bytes(let bytes): return bytes
        case .stored(let form): return form.body
        case .stream(_, let write):
            let collector = BodyCollector()
            try await write(collector)
            return collector.bytes.withLock { $0 }
        }
    }
}

private final class BodyCollector: BodyWriter {
    let bytes = Mutex<[UInt8]>([])

    func write(_ piece: [UInt8]) async throws { bytes.withLock { $0 += piece } }
}
