public import HTTPTypes

/// The methods that this server knows; every other is answered with 501 (RFC 9110, 9.1), CONNECT and TRACE among them.
public enum RequestMethods {
    public static let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]

    /// The method of that name; names are compared by case.
    static func method(named name: Span<UInt8>) throws(HTTPError) -> HTTPRequest.Method {
        // The first letters tell most of them apart, and GET is nearly all there is.
        if name.count == 3, name[0] == UInt8(ascii: "G"), name[1] == UInt8(ascii: "E"), name[2] == UInt8(ascii: "T") {
            return .get
        }
        for method in known where name.count == method.rawValue.utf8.count {
            let candidate = method.rawValue.utf8.span
            if (0..<name.count).allSatisfy({ name[$0] == candidate[$0] }) { return method }
        }
        throw HTTPError(.notImplemented, "That method is not known here.")
    }
}
