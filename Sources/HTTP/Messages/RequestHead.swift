public import HTTPTypes

/// A stretch of the head's bytes. 16 bits are enough because `RequestLimits` holds a head under 64 KiB.
struct ByteRange: Sendable, Hashable {
    var start: UInt16
    var end: UInt16

    static let empty = ByteRange(start: 0, end: 0)

    var indices: Range<Int> { Int(start)..<Int(end) }
    var count: Int { Int(end) - Int(start) }
    var isEmpty: Bool { start == end }
}

/// The two versions that this server speaks (RFC 9112, 2.3). 1.2 to 1.9 are taken as 1.1.
public enum ProtocolVersion: Sendable, Hashable {
    case http10
    case http11
}

/// How the end of a request's body is known (RFC 9112, 6.3).
public enum BodyFraming: Sendable, Hashable {
    /// There is no body.
    case none
    /// This many bytes follow; never 0.
    case length(Int64)
    /// Chunks follow.
    case chunked
}

/// The head of one request in one owned array: the bytes as they came, then a table of the fields in them.
public struct RequestHead: Sendable {
    /// The head as it came, followed by one `FieldTable` entry for each field.
    let storage: [UInt8]
    let headLength: Int
    let fieldCount: Int
    let nameFilter: NameFilter
    let pathRange: ByteRange
    let queryRange: ByteRange?
    let authorityRange: ByteRange

    /// The method: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, or one of WebDAV that no route takes.
    public let method: HTTPRequest.Method
    public let version: ProtocolVersion
    /// How the body is delimited, decided once by `RequestFraming`.
    public let framing: BodyFraming
    /// The client lets the connection carry another request (RFC 9112, 9.3).
    public let keepsAlive: Bool
    /// The client waits for a 100 before it sends the body; never true for HTTP/1.0 (RFC 9110, 10.1.1).
    public let expectsContinue: Bool

    /// The bytes as they came, from the request line to the empty line.
    public var bytes: [UInt8] { Array(storage[..<headLength]) }

    /// The fields, read in place.
    public var fields: RequestFields {
        RequestFields(storage: storage, tableStart: headLength, count: fieldCount, filter: nameFilter)
    }
}
