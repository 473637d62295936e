import CZlib
import Testing

@testable import HTTP

/// Unpacks by zlib's own inflate; empty when the bytes are not gzip.
func gunzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return [] }
    defer { inflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: 1 << 22)
    let result = input.withUnsafeMutableBufferPointer { source in
        output.withUnsafeMutableBufferPointer { target in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            stream.next_out = target.baseAddress
            stream.avail_out = UInt32(target.count)
            return inflate(&stream, Z_FINISH)
        }
    }
    return result == Z_STREAM_END ? Array(output[..<Int(stream.total_out)]) : []
}

@Suite struct GzipTests {
    @Test("what is compressed unpacks to the same bytes", arguments: [0, 1, 1023, 100_000])
    func roundTrip(count: Int) throws {
        var generator = SeededGenerator(state: 1)
        let bytes = (0..<count).map { _ in UInt8.random(in: 97...104, using: &generator) }
        #expect(gunzip(try #require(Gzip.compress(bytes))) == bytes)
        #expect(gunzip(try #require(Gzip.compress(bytes, level: Gzip.dense))) == bytes)
    }

    @Test("the same bytes give the same bytes, with no time in them")
    func stable() throws {
        let once = try #require(Gzip.compress(Array("abc".utf8)))
        #expect(once == Gzip.compress(Array("abc".utf8)))
        #expect(once[4..<8] == [0, 0, 0, 0])
    }
}
