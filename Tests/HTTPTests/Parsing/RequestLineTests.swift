import HTTPTypes
import Testing

@testable import HTTP

@Suite struct RequestLineTests {
    private func line(_ text: String) -> Int { outcome("\(text)\r\nHost: x\r\n\r\n") }

    @Test("a request line is a method, a target and a version, parted by single spaces")
    func wellFormed() {
        let transcript = Transcript("GET /e/x?a=1 HTTP/1.1\r\nHost: example.org:80\r\n\r\n")
        #expect(transcript.error == nil)
        #expect(transcript.requests.map(\.line) == ["GET /e/x?a=1 http11 example.org:80"])
    }

    @Test(
        "anything else as a request line is refused with 400",
        arguments: [
            "GET", "GET /", "GET / ", "GET  / HTTP/1.1", "GET /  HTTP/1.1", "GET / HTTP/1.1 ", " GET / HTTP/1.1",
            "GET\t/ HTTP/1.1", "GET /\tHTTP/1.1", "GET /a b HTTP/1.1", "GET / http/1.1", "GET / HTTP/1",
            "GET / HTTP/1.",
            "GET / HTTP/1.10", "GET / HTTP/11", "GET / HTTP/x.1", "GET / HTTP/1.x", "GET / HTTPS/1.1", "GET / HTTP 1.1",
            "G(T / HTTP/1.1", "GET:/ HTTP/1.1", "GET HTTP/1.1", "/ HTTP/1.1", "GET /#f HTTP/1.1", "GET #f HTTP/1.1",
        ])
    func malformed(text: String) {
        #expect(line(text) == 400)
    }

    @Test("raw bytes above ASCII in the target are refused")
    func rawBytes() {
        #expect(line("GET /caf\u{e9} HTTP/1.1") == 400)
    }

    @Test("control bytes in the request line are refused", arguments: ["\0", "\u{1}", "\u{7f}", "\u{b}", "\u{1b}"])
    func controls(byte: String) {
        #expect(line("GET /\(byte) HTTP/1.1") == 400)
    }

    @Test("HTTP/1.2 to 1.9 are taken as 1.1, 1.0 as itself")
    func minorVersions() {
        #expect(Transcript("GET / HTTP/1.9\r\nHost: x\r\n\r\n").requests.map(\.line) == ["GET / http11 x"])
        #expect(Transcript("GET / HTTP/1.0\r\n\r\n").requests.map(\.line) == ["GET / http10 -"])
    }

    @Test("another major version is refused with 505", arguments: ["HTTP/0.9", "HTTP/2.0", "HTTP/3.0", "HTTP/9.9"])
    func majorVersions(version: String) {
        #expect(line("GET / \(version)") == 505)
    }

    @Test(
        "methods are compared by case and unknown ones are refused with 501",
        arguments: ["get", "Get", "GETS", "GE", "TRACE", "CONNECT", "Propfind", "PRI", "G"])
    func unknownMethods(method: String) {
        #expect(line("\(method) / HTTP/1.1") == 501)
    }

    @Test(
        "every method we know is read",
        arguments: [
            "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "PROPPATCH", "MKCOL", "MKCALENDAR",
            "COPY", "MOVE", "LOCK", "UNLOCK", "REPORT",
        ])
    func knownMethods(method: String) {
        #expect(Transcript("\(method) / HTTP/1.1\r\nHost: x\r\n\r\n").requests.map(\.line) == ["\(method) / http11 x"])
    }

    @Test("the authority of an absolute target replaces Host")
    func absoluteForm() {
        let lines = [
            "GET http://a.example:8080/p?q HTTP/1.1", "GET HTTP://a.example HTTP/1.1",
            "GET http://a.example?q HTTP/1.1",
        ].flatMap { Transcript("\($0)\r\nHost: b\r\n\r\n").requests.map(\.line) }
        #expect(
            lines == [
                "GET /p?q http11 a.example:8080", "GET / http11 a.example", "GET /?q http11 a.example",
            ])
    }

    @Test(
        "an absolute target needs a valid host and one of our schemes",
        arguments: [
            "http://", "http:///", "http://u@h/", "http://h:port/", "ftp://h/", "http:/h", "h:80", "e/x", "?q", "**",
        ])
    func badTargets(target: String) {
        #expect(line("GET \(target) HTTP/1.1") == 400)
    }

    @Test("https over a plain connection is misdirected", arguments: ["https://a.example/", "HTTPS://a.example"])
    func securedTarget(target: String) {
        #expect(line("GET \(target) HTTP/1.1") == 421)
    }

    @Test("the asterisk is for OPTIONS alone")
    func asterisk() {
        #expect(Transcript("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n").requests.map(\.line) == ["OPTIONS * http11 x"])
        #expect(line("GET * HTTP/1.1") == 400)
    }

    @Test(
        "bad escapes, an escaped NUL and escapes that are not UTF-8 are refused in path and query",
        arguments: ["%", "%4", "%zz", "%4g", "%00", "%ff", "%c3", "%c0%af", "%ed%a0%80", "%f5%80%80%80", "a%"])
    func escapes(text: String) {
        #expect(line("GET /\(text) HTTP/1.1") == 400)
        #expect(line("GET /x?\(text) HTTP/1.1") == 400)
    }

    @Test("good escapes stay as they came in the path and are decoded once in the segments")
    func decoding() throws {
        let request = try Request(.get, "/e/a%20b%2Fc/%2561/%C3%A9?n=%26+x")
        #expect(request.path == "/e/a%20b%2Fc/%2561/%C3%A9")
        #expect(request.segments == ["e", "a b/c", "%61", "é"])
        #expect(request.query["n"] == "& x")
    }

    @Test("a line of 8,000 bytes is read, one over the limit is refused with 414")
    func length() {
        #expect(line("GET /" + String(repeating: "a", count: 7986) + " HTTP/1.1") == 0)
        #expect(line("GET /" + String(repeating: "a", count: 8192 - 14) + " HTTP/1.1") == 0)
        #expect(line("GET /" + String(repeating: "a", count: 8192 - 13) + " HTTP/1.1") == 414)
        #expect(outcome("GET /" + String(repeating: "a", count: 9000)) == 414)
    }
}
