import Testing

@testable import HTTP

@Suite struct ChunkDecoderTests {
    private static let head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"

    private func chunked(_ body: String, limits: RequestLimits = RequestLimits(), bodyLimit: Int64 = .max) -> Int {
        outcome(Self.head + body, limits: limits, bodyLimit: bodyLimit)
    }

    private func bodies(_ body: String) -> [String] {
        Transcript(Self.head + body).requests.map { String(decoding: $0.body, as: UTF8.self) }
    }

    @Test("chunks are joined and the frame is dropped")
    func wellFormed() {
        #expect(bodies("5\r\nhello\r\n1\r\n \r\nA\r\n0123456789\r\n0\r\n\r\n") == ["hello 0123456789"])
        #expect(bodies("0\r\n\r\n") == [""])
        #expect(bodies("00005\r\nhel\r\n\r\n000\r\n\r\n") == ["hel\r\n"])
        #expect(bodies("a\r\n0123456789\r\n0\r\nTrailer: a\r\nX:\r\n\r\n") == ["0123456789"])
    }

    @Test("the next request begins right behind the body")
    func pipelined() {
        let transcript = Transcript(Self.head + "1\r\na\r\n0\r\n\r\nGET /next HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(transcript.requests.map(\.line) == ["POST / http11 x", "GET /next http11 x"])
        #expect(transcript.error == nil)
    }

    @Test(
        "extensions are read by their grammar and dropped",
        arguments: [
            "1;a", "1;a=b", "1;a=\"b c\"", "1;a=\"\\\"\"", "1;a;b=c;d", "1 ;a", "1\t; a = b ; c",
            "1;a=\"x;y\"",
        ])
    func extensions(line: String) { #expect(bodies("\(line)\r\nx\r\n0;last=1\r\n\r\n") == ["x"]) }

    @Test(
        "a chunk line that breaks the grammar is refused",
        arguments: [
            "", " 1", "1 ", "1\t", "+1", "-1", "0x1", "1_0", "g", "1g", ";a", "1;", "1;;a", "1;=b", "1;a=", "1;a=\"b",
            "1;a b", "1;a =", "1;a=b c", "1,1", "1;a\0", "1;\u{7f}", "1\r", "1\n", "1;a\nb", "1;a\rb", "1;é", "1;a ",
        ])
    func badLines(line: String) { #expect(chunked("\(line)\r\nx\r\n0\r\n\r\n") == 400) }

    @Test(
        "a size that does not fit is refused, not wrapped",
        arguments: [
            "8000000000000000", "10000000000000000", "ffffffffffffffff", "fffffffffffffffff", "100000000000000001",
        ])
    func overflow(size: String) { #expect(chunked("\(size)\r\nx\r\n0\r\n\r\n") == 400) }

    @Test("CR LF after the data is compared, not skipped", arguments: ["xx\r\n", "x\n", "x\r\r\n", "x\n\r", "xyz"])
    func dataEnd(data: String) { #expect(chunked("1\r\n\(data)0\r\n\r\n") == 400) }

    @Test("a chunk line with its extensions is limited to 256 bytes")
    func lineLimit() {
        #expect(chunked("1;" + String(repeating: "a", count: 254) + "\r\nx\r\n0\r\n\r\n") == 0)
        #expect(chunked("1;" + String(repeating: "a", count: 255) + "\r\nx\r\n0\r\n\r\n") == 400)
    }

    @Test(
        "trailers follow the rules of fields",
        arguments: ["X", "X : a", " X: a", "X: a\n", "X: \0", ": a", "X: a\r\n b"])
    func badTrailers(trailer: String) { #expect(chunked("0\r\n\(trailer)\r\n\r\n") == 400) }

    @Test("trailers never become fields of the request")
    func trailersAreDropped() {
        let transcript = Transcript(Self.head + "0\r\nX-Admin: 1\r\n\r\n")
        #expect(transcript.requests.map(\.fields) == [["Host=x", "Transfer-Encoding=chunked"]])
    }

    @Test("trailers are limited to 4 KiB: 431")
    func trailerLimit() {
        let line = "X: " + String(repeating: "a", count: 1019) + "\r\n"
        #expect(chunked("0\r\n" + line + line + line + "\r\n") == 0)
        #expect(chunked("0\r\n" + line + line + line + line + line + "\r\n") == 431)
    }

    @Test("the limit of the body counts the data of all chunks: 413")
    func bodyLimit() {
        #expect(chunked("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", bodyLimit: 5) == 0)
        #expect(chunked("3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n", bodyLimit: 5) == 413)
        #expect(chunked("7fffffffffffffff\r\n", bodyLimit: 5) == 413)
    }
}
