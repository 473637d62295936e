import HTTPTypes
import Testing

@testable import HTTP

@Suite struct FormTests {
    private func read(
        _ body: String, type: String = "application/x-www-form-urlencoded", limit: Int = 1000
    ) async throws -> Form {
        try await Form.read(Request(.post, "/", headers: [.contentType: type], body: Array(body.utf8)), limit: limit)
    }

    private func status(_ body: String, type: String = "application/x-www-form-urlencoded") async throws -> Int {
        do {
            _ = try await read(body, type: type)
            return 0
        } catch let error as HTTPError { return error.status.code }
    }

    @Test("fields keep their order and their text")
    func fields() async throws {
        let form = try await read("title=A+%26+B&role=chair&role=host&empty=&flag&note=a%0D%0Ab")
        #expect(form.fields.map(\.name) == ["title", "role", "role", "empty", "flag", "note"])
        #expect(form["title"] == "A & B")
        #expect(form.all("role") == ["chair", "host"])
        #expect(form["empty"] == "")
        #expect(form.contains("flag"))
        #expect(form["note"] == "a\r\nb")
        #expect(form["none"] == nil)
        #expect(!form.contains("none"))
    }

    @Test("the charset of the type does not matter, the type does")
    func types() async throws {
        #expect(try await read("a=1", type: "Application/X-WWW-Form-Urlencoded; charset=UTF-8")["a"] == "1")
        #expect(try await status("a=1", type: "text/plain") == 415)
        #expect(try await status("a=1", type: "multipart/form-data; boundary=x") == 415)
    }

    @Test("what is not valid text is refused", arguments: ["a=%zz", "a=%00", "%ff=a", "a=\0"])
    func invalid(body: String) async throws { #expect(try await status(body) == 400) }

    @Test("the length and the number of fields are limited")
    func limits() async throws {
        #expect(try await status(String(repeating: "a", count: 1001)) == 413)
        let many = [UInt8](String(repeating: "a&", count: 1001).utf8)
        let request = try Request(
            .post, "/", headers: [.contentType: "application/x-www-form-urlencoded"], body: many)
        await #expect(throws: HTTPError.badRequest("The form has too many fields.")) { try await Form.read(request) }
    }
}
