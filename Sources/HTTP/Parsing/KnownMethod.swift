import HTTPTypes

/// The methods that this server knows; every other is answered with 501 (RFC 9110, 9.1), CONNECT and TRACE among them.
enum KnownMethod: UInt8, CaseIterable, Sendable {
    case get, head, post, put, patch, delete, options

    var method: HTTPRequest.Method {
        switch self {
        case .get: .get
        case .head: .head
        case .post: .post
        case .put: .put
        case .patch: .patch
        case .delete: .delete
        case .options: .options
        }
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
