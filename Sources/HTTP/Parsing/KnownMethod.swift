import HTTPTypes

/// The methods that this server knows; every other is answered with 501 (RFC 9110, 9.1), CONNECT and TRACE among them.
///
/// Those of WebDAV and CalDAV are known, and no route takes them: calendar programs try them at the address of a feed and
/// go on to GET after a 405 with `Allow` (RFC 9110, 15.5.6), where a 501 says that the server is of no use to them.
enum KnownMethod: UInt8, CaseIterable, Sendable {
    case get, head, post, put, patch, delete, options
    case propfind, proppatch, mkcol, mkcalendar, copy, move, lock, unlock, report

    var method: HTTPRequest.Method {
        switch self {
        case .get: .get
        case .head: .head
        case .post: .post
        case .put: .put
        case .patch: .patch
        case .delete: .delete
        case .options: .options
        case .propfind: Self.named("PROPFIND")
        case .proppatch: Self.named("PROPPATCH")
        case .mkcol: Self.named("MKCOL")
        case .mkcalendar: Self.named("MKCALENDAR")
        case .copy: Self.named("COPY")
        case .move: Self.named("MOVE")
        case .lock: Self.named("LOCK")
        case .unlock: Self.named("UNLOCK")
        case .report: Self.named("REPORT")
        }
    }

    private static func named(_ name: String) -> HTTPRequest.Method {
        // because: every name above is a token, which is all that the initialiser asks.
        HTTPRequest.Method(name)!
    }

    /// Names are compared by case.
    init(named name: Span<UInt8>) throws(HTTPError) {
        // GET is nearly all there is.
        if name.count == 3, name[0] == UInt8(ascii: "G"), name[1] == UInt8(ascii: "E"), name[2] == UInt8(ascii: "T") {
            self = .get
            return
        }
        for known in Self.allCases {
            let wanted = known.method.rawValue
            if name.equals(wanted.utf8.span, in: 0..<name.count) {
                self = known
                return
            }
        }
        throw HTTPError(.notImplemented, "That method is not known here.")
    }
}
