import Synchronization

/// Where the bytes of a body come from. The server's connection is one; a body in memory is another.
public protocol RequestBodySource: Sendable {
    /// The next piece, nil at the end. Never empty. Throws `HTTPError` when the rest cannot be had (408, 413, 400).
    func next() async throws -> [UInt8]?
}

/// The body of a request, read piece by piece as it comes, at most once.
public struct RequestBody: Sendable {
    /// How many bytes it has when the request says so, 0 when there is no body, nil when it comes in chunks.
    public let length: Int64?
    private let source: (any RequestBodySource)?

    /// A body whose pieces come from `source`.
    public init(length: Int64?, source: any RequestBodySource) {
        self.length = length
        self.source = source
    }

    /// A body that is already here.
    public init(_ bytes: [UInt8]) {
        length = Int64(bytes.count)
        source = bytes.isEmpty ? nil : BytesInMemory(bytes)
    }

    private init() {
        length = 0
        source = nil
    }

    /// No body.
    public static let empty = RequestBody()

    /// The next piece, nil at the end. Back-pressure reaches the client: what is not asked for is not read.
    public func next() async throws -> [UInt8]? { try await source?.next() }

    /// The whole body. Throws 413 as soon as it is known to be longer than `limit` bytes.
    public func collect(upTo limit: Int) async throws -> [UInt8] {
        if let length, length > Int64(limit) { throw HTTPError.contentTooLarge }
        guard var bytes = try await next() else { return [] }
        while let piece = try await next() {
            guard piece.count <= limit - bytes.count else { throw HTTPError.contentTooLarge }
            bytes += piece
        }
        guard bytes.count <= limit else { throw HTTPError.contentTooLarge }
        return bytes
    }
}

private final class BytesInMemory: RequestBodySource {
    private let bytes: Mutex<[UInt8]?>

    init(_ bytes: [UInt8]) { self.bytes = Mutex(bytes) }

    func next() async throws -> [UInt8]? {
        bytes.withLock { bytes in
            defer { bytes = nil }
            return bytes
        }
    }
}
