import Testing

@testable import BulkImport

struct CSVWriterTests {
    @Test("cells with commas, quotes or line ends are quoted, and rows end with CRLF")
    func quoting() throws {
        var text = ""
        var writer = CSVWriter { text += String(decoding: $0, as: UTF8.self) }
        try writer.row(["plain", "a,b", "say \"yes\"", "two\nlines", ""])
        try writer.flush()
        #expect(text == "plain,\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",\r\n")
    }

    @Test("a long file comes in pieces")
    func pieces() throws {
        var pieces: [Int] = []
        var writer = CSVWriter { pieces.append($0.count) }
        for _ in 0..<3_000 { try writer.row([String(repeating: "x", count: 98)]) }
        try writer.flush()
        #expect(pieces.reduce(0, +) == 300_000)
        #expect(pieces.count == 5)
    }
}
