import Testing

@testable import HTTP

@Suite struct ChunkEncodingTests {
    @Test("what is framed here is read back by the parser")
    func roundTrip() {
        var bytes = Array("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
        let pieces = [Array("hello".utf8), [UInt8](repeating: 10, count: 300)]
        for piece in pieces { bytes += ChunkEncoding.prefix(count: piece.count) + piece + ChunkEncoding.suffix }
        bytes += ChunkEncoding.end
        let transcript = Transcript([bytes[...]])
        #expect(transcript.requests.map(\.body) == [pieces[0] + pieces[1]])
        #expect(transcript.requests.map(\.isComplete) == [true])
    }
}
