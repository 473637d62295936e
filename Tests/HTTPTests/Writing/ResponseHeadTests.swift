import HTTPTypes
import Testing

@testable import HTTP

@Suite struct ResponseHeadTests {
    private static let dateLine = ResponseHead.dateLine(HTTPDate(seconds: 784_111_777))

    private func write(
        _ response: Response, _ context: ResponseHead.Context = .init()
    ) -> (head: String, delivery: String) {
        var output: [UInt8] = []
        let delivery = ResponseHead.write(response, context, dateLine: Self.dateLine, to: &output)
        let name =
            switch delivery {
            case .none: "none"
            case .bytes(let bytes): "bytes \(bytes.count)"
            case .exactly(let length, _): "exactly \(length)"
            case .chunked: "chunked"
            case .untilClose: "until close"
            }
        let text = String(decoding: output, as: UTF8.self)
        return (text.replacing("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n", with: "D\r\n"), name)
    }

    @Test("bytes have their length")
    func bytes() {
        #expect(
            write(.text("abc"))
                == (
                    "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 3\r\nD\r\n\r\n",
                    "bytes 3"
                ))
        #expect(
            write(Response(status: .notFound)) == ("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nD\r\n\r\n", "none"))
    }

    @Test("the answer to HEAD has the length of the body and no body")
    func head() throws {
        let context = ResponseHead.Context(isHead: true)
        #expect(
            write(.json([1, 2]), context)
                == ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nD\r\n\r\n", "none"))
        let stored = StoredResponse(contentType: "image/png", body: [1, 2], tag: EntityTag("t"))
        let form = stored.answer(to: try Request(.head, "/"))
        #expect(write(form, context).head.contains("Content-Length: 2\r\n"))
        #expect(write(form, context).delivery == "none")
    }

    @Test("204 and 304 have neither body nor length")
    func bodiless() {
        #expect(write(.noContent) == ("HTTP/1.1 204 No Content\r\nD\r\n\r\n", "none"))
        #expect(
            write(Response(status: .notModified, body: .bytes([1]))) == (
                "HTTP/1.1 304 Not Modified\r\nD\r\n\r\n", "none"
            ))
    }

    @Test("a stream is chunked in 1.1, ends with the connection in 1.0, and keeps a length it has")
    func streams() {
        let stream = Response(body: .stream(length: nil) { _ in })
        #expect(write(stream) == ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nD\r\n\r\n", "chunked"))
        #expect(
            write(stream, .init(version: .http10, keepsAlive: true))
                == ("HTTP/1.1 200 OK\r\nD\r\nConnection: close\r\n\r\n", "until close"))
        let measured = Response(body: .stream(length: 9) { _ in })
        #expect(write(measured) == ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\nD\r\n\r\n", "exactly 9"))
    }

    @Test("the end of the connection is announced, in 1.0 its going on")
    func connection() {
        let empty = Response()
        #expect(write(empty, .init(keepsAlive: false)).head.hasSuffix("D\r\nConnection: close\r\n\r\n"))
        #expect(write(empty, .init(version: .http10)).head.hasSuffix("D\r\nConnection: keep-alive\r\n\r\n"))
        #expect(write(empty).head.hasSuffix("D\r\n\r\n"))
    }

    @Test("a value with line ends cannot begin another field")
    func injection() {
        let response = Response(headers: [.location: "/a\r\nSet-Cookie: b\0"], body: .empty)
        #expect(
            write(response).head == "HTTP/1.1 200 OK\r\nLocation: /a  Set-Cookie: b\r\nContent-Length: 0\r\nD\r\n\r\n")
    }

    @Test("fields that only the connection can know are not taken from a handler")
    func ownFields() {
        let headers: HTTPFields = [
            .contentLength: "99", .transferEncoding: "chunked", .connection: "upgrade", .date: "x", .upgrade: "y",
            .allow: "GET",
        ]
        #expect(
            write(Response(headers: headers)).head == "HTTP/1.1 200 OK\r\nAllow: GET\r\nContent-Length: 0\r\nD\r\n\r\n")
    }

    @Test("fields that are added to a stored response come after its own")
    func storedWithMore() throws {
        let stored = StoredResponse(contentType: "image/png", body: [1], tag: EntityTag("t"))
        let response = stored.answer(to: try Request(.get, "/")).setting(SetCookie("a", "b"))
        let (head, delivery) = write(response)
        #expect(
            head.hasSuffix("Content-Length: 1\r\nSet-Cookie: a=b; Path=/; Secure; HttpOnly; SameSite=Lax\r\nD\r\n\r\n"))
        #expect(delivery == "bytes 1")
        #expect(response.allHeaders[.setCookie] == "a=b; Path=/; Secure; HttpOnly; SameSite=Lax")
    }
}
