import HTTPTypes
import Testing

@testable import HTTP

@Suite struct RequestFramingTests {
    /// Decides on fields alone; nil when they are refused.
    private func decide(_ lines: [String], _ version: ProtocolVersion = .http11) throws(HTTPError) -> RequestFraming {
        let text = Array((["Host: x"] + lines).joined(separator: "\n").utf8)
        var fields: [FieldPosition] = []
        var start = 0
        for end in 0...text.count where end == text.count || text[end] == UInt8(ascii: "\n") {
            fields.append(try FieldPosition(parsing: start..<end, in: text.span))
            start = end + 1
        }
        return try RequestFraming.decide(fields: fields.span, in: text.span, version: version)
    }

    private func status(_ lines: [String], _ version: ProtocolVersion = .http11) -> Int {
        do throws(HTTPError) {
            _ = try decide(lines, version)
            return 0
        } catch { return error.status.code }
    }

    private func body(_ lines: [String]) throws -> BodyFraming { try decide(lines).body }

    @Test("without a length and an encoding there is no body")
    func noBody() throws {
        #expect(try body([]) == .none)
        #expect(try body(["Content-Length: 0"]) == .none)
    }

    @Test("Content-Length gives the length")
    func length() throws {
        #expect(try body(["Content-Length: 12"]) == .length(12))
        #expect(try body(["content-LENGTH: 007"]) == .length(7))
        #expect(try body(["Content-Length: 9223372036854775807"]) == .length(.max))
    }

    @Test(
        "a Content-Length that is not one whole number is refused",
        arguments: [
            "", "-1", "+1", "0x1", "1,1", "1, 1", "1 1", "1.0", "1e3", "1_0", "٣", "9223372036854775808",
            "18446744073709551616", "99999999999999999999999999",
        ])
    func badLength(value: String) { #expect(status(["Content-Length: \(value)"]) == 400) }

    @Test("a second Content-Length is refused, also an equal one")
    func twoLengths() {
        #expect(status(["Content-Length: 1", "Content-Length: 1"]) == 400)
        #expect(status(["Content-Length: 1", "Content-Length: 2"]) == 400)
    }

    @Test("Transfer-Encoding chunked gives chunks, in any case of letters")
    func chunked() throws {
        #expect(try body(["Transfer-Encoding: chunked"]) == .chunked)
        #expect(try body(["transfer-encoding: ChunKed"]) == .chunked)
    }

    @Test(
        "other codings before chunked are refused with 501",
        arguments: ["gzip, chunked", "x,chunked", "chunked, chunked"])
    func unknownEncodings(value: String) { #expect(status(["Transfer-Encoding: \(value)"]) == 501) }

    @Test(
        "a Transfer-Encoding that does not end in chunked is refused with 400",
        arguments: [
            "", "gzip", "identity", "chunked, gzip", "xchunked", "chunked;a=b", "\"chunked\"", "chunked,",
            "chunked\u{b}",
            "chunked chunked",
        ])
    func endlessEncodings(value: String) { #expect(status(["Transfer-Encoding: \(value)"]) == 400) }

    @Test("Transfer-Encoding given twice is refused")
    func twoEncodings() {
        #expect(status(["Transfer-Encoding: chunked", "Transfer-Encoding: chunked"]) == 400)
        #expect(status(["Transfer-Encoding: chunked", "Transfer-Encoding: identity"]) == 400)
    }

    @Test("Transfer-Encoding together with Content-Length is refused, in either order")
    func both() {
        #expect(status(["Transfer-Encoding: chunked", "Content-Length: 1"]) == 400)
        #expect(status(["Content-Length: 0", "Transfer-Encoding: chunked"]) == 400)
    }

    @Test("Transfer-Encoding in HTTP/1.0 is refused")
    func oldVersion() { #expect(status(["Transfer-Encoding: chunked"], .http10) == 400) }

    @Test("Host is needed once in HTTP/1.1 and may be missing in 1.0")
    func host() {
        #expect(outcome("GET / HTTP/1.1\r\n\r\n") == 400)
        #expect(outcome("GET / HTTP/1.0\r\n\r\n") == 0)
        #expect(status(["Host: x"]) == 400)
        #expect(status(["Host: x"], .http10) == 400)
        #expect(outcome("GET http://a/ HTTP/1.1\r\n\r\n") == 400)
        #expect(outcome("GET / HTTP/1.1\r\nHost:\r\n\r\n") == 0)
    }

    @Test("the connection persists in 1.1 unless closed, in 1.0 only when asked")
    func persistence() throws {
        #expect(try decide([]).keepsAlive)
        #expect(try !decide(["Connection: close"]).keepsAlive)
        #expect(try !decide(["Connection: TE, Close"]).keepsAlive)
        #expect(try !decide(["Connection: keep-alive", "Connection: close"]).keepsAlive)
        #expect(try !decide([], .http10).keepsAlive)
        #expect(try decide(["Connection: Keep-Alive"], .http10).keepsAlive)
        #expect(try !decide(["Connection: keep-alive, close"], .http10).keepsAlive)
        #expect(try decide(["Connection: closed"]).keepsAlive)
        #expect(status(["Connection: clo se"]) == 400)
    }

    @Test("Expect: 100-continue counts for 1.1 with a body; another expectation is refused with 417")
    func expectation() throws {
        #expect(try decide(["Expect: 100-Continue", "Content-Length: 1"]).expectsContinue)
        #expect(try decide(["Expect: 100-continue", "Transfer-Encoding: chunked"]).expectsContinue)
        #expect(try !decide(["Expect: 100-continue"]).expectsContinue)
        #expect(try !decide(["Expect: 100-continue", "Content-Length: 1"], .http10).expectsContinue)
        #expect(status(["Expect: 200-ok"]) == 417)
    }
}
