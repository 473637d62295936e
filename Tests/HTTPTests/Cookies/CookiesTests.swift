import HTTPTypes
import Testing

@testable import HTTP

@Suite struct CookiesTests {
    private func cookies(_ values: [String]) throws -> Cookies {
        let lines = values.map { "Cookie: \($0)\r\n" }.joined()
        let bytes = Array("GET / HTTP/1.1\r\nHost: x\r\n\(lines)\r\n".utf8)
        var parser = RequestParser()
        var position = 0
        guard case .head(let head) = try parser.next(in: bytes.span, at: &position) else { throw HTTPError.notFound }
        return Request(head: head, body: .empty, peer: .memory).cookies
    }

    @Test("cookies are read from all fields, the first of a name counts")
    func reading() throws {
        let cookies = try cookies(["a=1; b=2;c=3", " a=4 ;d=x=y"])
        #expect(["a", "b", "c", "d", "e", "A"].map { cookies[$0] } == ["1", "2", "3", "x=y", nil, nil])
    }

    @Test("what is not a pair is passed over")
    func malformed() throws {
        let cookies = try cookies(["", ";", "a", "=b", "; ;c=1;a"])
        #expect(["a", "c", "b"].map { cookies[$0] } == [nil, "1", nil])
    }

    @Test("any value that is set comes back")
    func roundTrip() throws {
        for value in ["plain", "a;b,c \"d\" \\ é % %41", ""] {
            let pair = String(SetCookie("n", value).fieldValue.prefix { $0 != ";" })
            #expect(try cookies([pair])["n"] == value)
        }
        #expect(try cookies(["a=1; b=%zz"])["b"] == "%zz")
    }
}
