import Synchronization
import Testing

@testable import HTTP

/// Gives its pieces one by one, as a connection does.
final class Pieces: RequestBodySource {
    private let pieces: Mutex<[[UInt8]]>
    init(_ pieces: [[UInt8]]) { self.pieces = Mutex(pieces) }
    func next() async throws -> [UInt8]? { pieces.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
    var left: Int { pieces.withLock { $0.count } }
}

@Suite struct RequestBodyTests {
    @Test("a body is collected from its pieces")
    func collect() async throws {
        let body = RequestBody(length: nil, source: Pieces([[1], [2, 3], [4]]))
        #expect(try await body.collect(upTo: 4) == [1, 2, 3, 4])
        #expect(try await body.next() == nil)
    }

    @Test("a body in memory is read once")
    func memory() async throws {
        let body = RequestBody([1, 2])
        #expect(body.length == 2)
        #expect(try await body.collect(upTo: 2) == [1, 2])
        #expect(try await body.collect(upTo: 2) == [])
        #expect(try await RequestBody.empty.collect(upTo: 0) == [])
    }

    @Test("a body over the limit is refused as soon as that is known")
    func limit() async throws {
        let pieces = Pieces([[1, 2], [3, 4], [5, 6]])
        await #expect(throws: HTTPError.contentTooLarge) {
            try await RequestBody(length: nil, source: pieces).collect(upTo: 3)
        }
        #expect(pieces.left == 1)
        await #expect(throws: HTTPError.contentTooLarge) { try await RequestBody([1, 2]).collect(upTo: 1) }
        await #expect(throws: HTTPError.contentTooLarge) {
            try await RequestBody(length: nil, source: Pieces([[1, 2]])).collect(upTo: 1)
        }
    }
}
