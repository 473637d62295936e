import Testing

@testable import HTTP

@Suite struct HeadScannerTests {
    private func field(_ text: String) -> Int { outcome("GET / HTTP/1.1\r\nHost: x\r\n\(text)\r\n\r\n") }

    @Test("a field is a name, a colon and a value without the blanks around it")
    func wellFormed() {
        let transcript = Transcript("GET / HTTP/1.1\r\nHost:x\r\nX-A: \t a b\tc \t\r\nEmpty:\r\nBlank: \t \r\n\r\n")
        #expect(transcript.requests.map(\.fields) == [["Host=x", "X-A=a b\tc", "Empty=", "Blank="]])
    }

    @Test("a space or tab before the colon is refused", arguments: ["X : a", "X\t: a", "Content-Length : 0"])
    func blankBeforeColon(text: String) { #expect(field(text) == 400) }

    @Test("an obsolete folded line is refused", arguments: ["X: a\r\n b", "X: a\r\n\tb", "X: a\r\n "])
    func folding(text: String) { #expect(field(text) == 400) }

    @Test("a blank line in front of the first field is refused")
    func blankBeforeFirstField() { #expect(outcome("GET / HTTP/1.1\r\n Host: x\r\n\r\n") == 400) }

    @Test(
        "a name that is not a token is refused",
        arguments: [": a", "X", "X Y: a", "X(: a", "X\"Y: a", "X/Y: a", "X@: a", "é: a", "X{: a", "{}"])
    func names(text: String) { #expect(field(text) == 400) }

    @Test("a bare LF in a header line is refused", arguments: ["X: a\nY: b", "X: a\n", "\n", "X: a\n\r"])
    func bareLineFeed(text: String) { #expect(field(text) == 400) }

    @Test("a bare CR in a header line is refused", arguments: ["X: a\rY: b", "X: a\r\rY: b", "\rX: a", "X\r: a"])
    func bareReturn(text: String) { #expect(field(text) == 400) }

    @Test("lines that end in LF alone are refused from the first line on")
    func lineFeedOnly() {
        #expect(outcome("GET / HTTP/1.1\nHost: x\n\n") == 400)
        #expect(outcome("GET / HTTP/1.1\r\nHost: x\r\n\n") == 400)
    }

    @Test("control bytes in a value are refused", arguments: ["\0", "\u{1}", "\u{b}", "\u{c}", "\u{1f}", "\u{7f}"])
    func controls(byte: String) { #expect(field("X: a\(byte)b") == 400) }

    @Test("bytes above ASCII in a value are taken")
    func obsoleteText() {
        #expect(Transcript("GET / HTTP/1.1\r\nHost: x\r\nX: é\r\n\r\n").requests.map(\.fields) == [["Host=x", "X=é"]])
    }

    @Test("a few empty lines before the request line are skipped, more are refused")
    func emptyLines() {
        let request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
        #expect(outcome(String(repeating: "\r\n", count: 4) + request) == 0)
        #expect(outcome(String(repeating: "\r\n", count: 5) + request) == 400)
        #expect(outcome("\n" + request) == 400)
    }

    @Test("the number of fields is limited: 431")
    func fieldCount() {
        let fields = (1...99).map { "X\($0): a" }.joined(separator: "\r\n")
        #expect(field(fields) == 0)
        #expect(field(fields + "\r\nY: a") == 431)
    }

    @Test("one line is limited: 431")
    func lineLength() {
        #expect(field("X: " + String(repeating: "a", count: 8189)) == 0)
        #expect(field("X: " + String(repeating: "a", count: 8190)) == 431)
    }

    @Test("the whole head is limited to the byte: 431")
    func headLength() {
        let limits = RequestLimits(head: 100)
        let shortest = "GET / HTTP/1.1\r\nHost: x\r\nX: \r\n\r\n".utf8.count
        let fitting = String(repeating: "a", count: 100 - shortest)
        #expect(outcome("GET / HTTP/1.1\r\nHost: x\r\nX: \(fitting)\r\n\r\n", limits: limits) == 0)
        #expect(outcome("GET / HTTP/1.1\r\nHost: x\r\nX: \(fitting)a\r\n\r\n", limits: limits) == 431)
        #expect(outcome("\r\nGET / HTTP/1.1\r\nHost: x\r\nX: \(fitting)\r\n\r\n", limits: limits) == 431)
    }

    @Test("a head of another protocol is refused at its first bytes")
    func otherProtocols() {
        #expect(outcome("\u{16}\u{3}\u{1}\0") == 400)
        #expect(outcome("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") == 501)
    }
}
