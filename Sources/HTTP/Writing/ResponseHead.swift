import HTTPTypes

/// Writes the head of a response (RFC 9112, 4 to 6) and says what of the body is to follow. The server only moves bytes.
public enum ResponseHead {
    /// What follows the head on the wire.
    public enum Delivery: Sendable {
        /// Nothing: an answer to HEAD, a 204, a 304, or an empty body.
        case none
        /// These bytes as they are.
        case bytes([UInt8])
        /// Exactly this many bytes from the stream. A stream that writes more or less is an error of the handler: close.
        case exactly(Int64, @Sendable (any BodyWriter) async throws -> Void)
        /// Pieces, each in a chunk: `ChunkEncoding`.
        case chunked(@Sendable (any BodyWriter) async throws -> Void)
        /// Pieces, then the end of the connection (HTTP/1.0).
        case untilClose(@Sendable (any BodyWriter) async throws -> Void)
    }

    /// What the head must fit: the request, and whether the connection goes on after it.
    public struct Context: Sendable, Hashable {
        public var isHead: Bool
        public var version: ProtocolVersion
        public var keepsAlive: Bool

        public init(isHead: Bool = false, version: ProtocolVersion = .http11, keepsAlive: Bool = true) {
            self.isHead = isHead
            self.version = version
            self.keepsAlive = keepsAlive
        }

        /// For the answer to this request; `keepsAlive` false closes even when the client would go on.
        public init(for head: RequestHead, keepsAlive: Bool = true) {
            self.init(
                isHead: head.method == .head, version: head.version, keepsAlive: keepsAlive && head.keepsAlive)
        }
    }

    /// The interim answer that asks for the body (RFC 9110, 15.2.1).
    public static let continueBytes = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    /// The `Date` field with its line end, to be kept for a second: `Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n`.
    public static func dateLine(_ date: HTTPDate) -> [UInt8] {
        Array("Date: ".utf8) + date.bytes + [ByteRules.carriageReturn, ByteRules.lineFeed]
    }

    /// Appends the whole head to `output`, the empty line included. After `.untilClose` the connection must be closed.
    public static func write(
        _ response: Response, _ context: Context, dateLine: [UInt8], to output: inout [UInt8]
    ) -> Delivery {
        let delivery: Delivery
        var keepsAlive = context.keepsAlive
        if case .stored(let form) = response.body {
            output += form.head
            append(response.headers, to: &output)
            delivery = form.body.isEmpty || context.isHead ? .none : .bytes(form.body)
        } else {
            appendStatusLine(response.status, to: &output)
            append(response.headers, to: &output)
            delivery = appendFraming(response, context, to: &output)
        }
        if case .untilClose = delivery { keepsAlive = false }
        output += dateLine
        appendConnection(keepsAlive, context.version, to: &output)
        output.append(ByteRules.carriageReturn)
        output.append(ByteRules.lineFeed)
        return delivery
    }

    /// Appends the head of a stored form for a connection that goes on; its body follows as it is, but not for HEAD.
    public static func write(_ form: StoredResponse.Form, dateLine: [UInt8], to output: inout [UInt8]) {
        output += form.head
        output += dateLine
        output.append(ByteRules.carriageReturn)
        output.append(ByteRules.lineFeed)
    }

    static func appendStatusLine(_ status: HTTPResponse.Status, to output: inout [UInt8]) {
        output += "HTTP/1.1 ".utf8
        let code = min(max(status.code, 100), 999)
        output.append(UInt8(ascii: "0") + UInt8(code / 100))
        output.append(UInt8(ascii: "0") + UInt8(code / 10 % 10))
        output.append(UInt8(ascii: "0") + UInt8(code % 10))
        output.append(ByteRules.space)
        output += status.reasonPhrase.utf8
        output.append(ByteRules.carriageReturn)
        output.append(ByteRules.lineFeed)
    }

    /// Values cannot hold CR, LF or NUL: `HTTPField` makes spaces of them.
    static func append(_ fields: HTTPFields, to output: inout [UInt8]) {
        for field in fields where !isOurs(field.name) { append(field.name.rawName, field.value, to: &output) }
    }

    static func append(_ name: String, _ value: String, to output: inout [UInt8]) {
        output += name.utf8
        output += ": ".utf8
        output += value.utf8
        output.append(ByteRules.carriageReturn)
        output.append(ByteRules.lineFeed)
    }

    /// Fields that say how this one message is sent: a handler that set them could only be wrong.
    private static func isOurs(_ name: HTTPField.Name) -> Bool {
        switch name.canonicalName {
        case "connection", "content-length", "date", "keep-alive", "transfer-encoding", "upgrade": true
        default: false
        }
    }

    private static func appendFraming(
        _ response: Response, _ context: Context, to output: inout [UInt8]
    ) -> Delivery {
        // A 204 has no length (RFC 9110, 8.6); a 304 might have one, but nothing here knows it.
        if response.status.code == 204 || response.status.code == 304 { return .none }
        switch response.body {
        case .empty: return appendLength(0, .none, context, to: &output)
        case .bytes(let bytes):
            return appendLength(Int64(bytes.count), bytes.isEmpty ? .none : .bytes(bytes), context, to: &output)
        case .stored(let form): return .bytes(form.body)
        case .stream(let length?, let write):
            return appendLength(length, .exactly(length, write), context, to: &output)
        case .stream(nil, let write):
            if context.version == .http10 { return context.isHead ? .none : .untilClose(write) }
            append("Transfer-Encoding", "chunked", to: &output)
            return context.isHead ? .none : .chunked(write)
        }
    }

    private static func appendLength(
        _ length: Int64, _ delivery: Delivery, _ context: Context, to output: inout [UInt8]
    ) -> Delivery {
        append("Content-Length", String(length), to: &output)
        return context.isHead ? .none : delivery
    }

    private static func appendConnection(_ keepsAlive: Bool, _ version: ProtocolVersion, to output: inout [UInt8]) {
        if !keepsAlive {
            output += "Connection: close\r\n".utf8
        } else if version == .http10 {
            output += "Connection: keep-alive\r\n".utf8
        }
    }
}
