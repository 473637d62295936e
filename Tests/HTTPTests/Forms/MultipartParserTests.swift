import Testing

@testable import HTTP

@Suite struct MultipartParserTests {
    private static let body =
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nvalue\r\n--XX\r\n"
        + "content-disposition: form-data; name=\"f\"; filename=\"x.csv\"\r\nContent-Type: text/csv\r\n\r\n"
        + "1,2\r\n--X\r\n\r\n-\r\n--XX--\r\nepilogue"

    private struct Part: Equatable {
        var name: String
        var filename: String?
        var data: [UInt8] = []
        var isComplete = false
    }

    private func parse(_ pieces: [[UInt8]]) throws -> (parts: [Part], isComplete: Bool) {
        var parser = try #require(MultipartParser(boundary: "XX", headerLimit: 200))
        var parts: [Part] = []
        for piece in pieces {
            try parser.feed(piece) { event in
                switch event {
                case .partBegan(let header): parts.append(Part(name: header.name, filename: header.filename))
                case .data(let bytes): parts[parts.count - 1].data += bytes
                case .partEnded: parts[parts.count - 1].isComplete = true
                }
            }
        }
        return (parts, parser.isComplete)
    }

    @Test("parts are the same at every split of the body")
    func splits() throws {
        let bytes = Array(Self.body.utf8)
        let whole = try parse([bytes])
        #expect(
            whole.parts == [
                Part(name: "a", filename: nil, data: Array("value".utf8), isComplete: true),
                Part(name: "f", filename: "x.csv", data: Array("1,2\r\n--X\r\n\r\n-".utf8), isComplete: true),
            ])
        #expect(whole.isComplete)
        for cut in 0...bytes.count {
            #expect(try parse([Array(bytes[..<cut]), Array(bytes[cut...])]) == whole)
        }
        #expect(try parse(bytes.map { [$0] }) == whole)
    }

    @Test("an empty form is its closing boundary, an empty part has no data")
    func empty() throws {
        #expect(try parse([Array("--XX--".utf8)]).isComplete)
        let text = "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n--XX--\r\n"
        #expect(try parse([Array(text.utf8)]).parts == [Part(name: "a", filename: nil, isComplete: true)])
    }

    @Test(
        "what is not well formed is refused",
        arguments: [
            "preamble\r\n--XX--", "-XX\r\n\r\n\r\n\r\n", "--XX \r\n", "--XXY\r\n", "--XX\n\n",
            "--XX\r\n\r\nvalue\r\n--XX--", "--XX\r\nContent-Disposition: form-data\r\n\r\n",
            "--XX\r\nContent-Disposition: attachment; name=a\r\n\r\n", "--XX\r\nContent-Type: text/plain\r\n\r\n",
            "--XX\r\nContent-Disposition : form-data; name=a\r\n\r\n",
            "--XX\r\nContent-Disposition: form-data; name=a\nX: y\r\n\r\n",
            "--XX\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\n",
            "--XX\r\nX: " + String(repeating: "a", count: 200),
        ])
    func malformed(text: String) throws {
        #expect(throws: HTTPError.self) { try parse([Array(text.utf8)]) }
    }

    @Test("a body that stops early is not complete")
    func truncated() throws {
        for text in ["", "--X", "--XX\r\n", "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\nvalue\r\n--X"] {
            #expect(try !parse([Array(text.utf8)]).isComplete)
        }
    }

    @Test("a boundary has 1 to 70 visible characters", arguments: ["", String(repeating: "a", count: 71), "é", "a\r"])
    func boundaries(text: String) { #expect(MultipartParser(boundary: text, headerLimit: 200) == nil) }

    @Test("of a path that a browser sends the last part is kept")
    func filenames() throws {
        let header = try PartHeader(
            parsing: Array("Content-Disposition: form-data; name=f; filename=\"C:\\dir\\../x.csv\"\r\n".utf8))
        #expect(header.filename == "x.csv")
    }
}
