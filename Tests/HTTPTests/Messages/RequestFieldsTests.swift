import HTTPTypes
import Testing

@testable import HTTP

@Suite struct RequestFieldsTests {
    private func fields() throws -> RequestFields {
        let bytes = Array("GET / HTTP/1.1\r\nHost: x\r\nACCEPT: a\r\naccept: b, c\r\nX-Empty:\r\n\r\n".utf8)
        var parser = RequestParser()
        var position = 0
        guard case .head(let head) = try parser.next(in: bytes.span, at: &position) else { throw HTTPError.notFound }
        return head.fields
    }

    @Test("names are compared without regard to case and the first value counts")
    func lookup() throws {
        let fields = try fields()
        #expect(fields[.accept] == "a")
        #expect(fields.all(.accept) == ["a", "b, c"])
        #expect(fields[.cookie] == nil)
        #expect(fields.contains(.accept))
        #expect(!fields.contains(.cookie))
        #expect(fields.count == 4)
        #expect(fields[try #require(HTTPField.Name("X-Empty"))] == "")
    }
}
