import BulkImport
import Domain
import Testing

struct CSVReaderTests {
    struct Cell: Hashable, CustomStringConvertible {
        var text: String
        var line: Int
        var column: Int

        init(_ text: String, _ line: Int, _ column: Int) {
            self.text = text
            self.line = line
            self.column = column
        }

        var description: String { "\(line):\(column) \(text.debugDescription)" }
    }

    static func rows(_ blocks: [[UInt8]], limits: CSVLimits = CSVLimits()) throws -> [[Cell]] {
        var rest = blocks[...]
        var reader = CSVReader(limits: limits) { rest.popFirst() }
        var row = CSVRow()
        var rows: [[Cell]] = []
        while try reader.next(&row) {
            rows.append(
                (0..<row.count).map { cell in
                    Cell(row.text(cell) ?? "", row.place(of: cell).line, row.place(of: cell).column)
                })
        }
        return rows
    }

    static func rows(_ text: String, limits: CSVLimits = CSVLimits()) throws -> [[Cell]] {
        try rows([Array(text.utf8)], limits: limits)
    }

    static func texts(_ text: String) throws -> [[String]] { try rows(text).map { $0.map(\.text) } }

    static func error(_ bytes: [UInt8], limits: CSVLimits = CSVLimits()) -> CSVError? {
        do {
            _ = try rows([bytes], limits: limits)
            return nil
        } catch {
            return error as? CSVError
        }
    }

    @Test(
        "rows end with CRLF, LF or CR, and the last line end may be missing",
        arguments: ["a,b\r\nc,d\r\n", "a,b\nc,d\n", "a,b\rc,d\r", "a,b\r\nc,d", "a,b\nc,d", "a,b\n\r\nc,d\n\n"])
    func lineEnds(text: String) throws {
        #expect(try Self.texts(text) == [["a", "b"], ["c", "d"]])
    }

    @Test("a quoted cell holds commas, doubled quotes and line ends as they are")
    func quotedCells() throws {
        #expect(
            try Self.texts("\"a,b\",\"say \"\"yes\"\"\",\"one\r\ntwo\nthree\"\n") == [
                ["a,b", "say \"yes\"", "one\r\ntwo\nthree"]
            ])
    }

    @Test("empty cells count, also the last of a row and of the file")
    func emptyCells() throws {
        #expect(
            try Self.texts("a,,\n,b,\n,,c\n\"\",x,") == [
                ["a", "", ""], ["", "b", ""], ["", "", "c"], ["", "x", ""],
            ])
    }

    @Test("lines that are empty or hold only commas are passed over")
    func blankRows() throws {
        #expect(try Self.texts("\n\na\n,,,\n\nb\n\"\"\n") == [["a"], ["b"]])
        #expect(try Self.texts("").isEmpty)
    }

    @Test("each cell knows its line and the character in it, behind line ends in quotes, accents and a byte order mark")
    func places() throws {
        #expect(
            try Self.rows("\u{FEFF}é,bb\r\n\"x\r\ny\",ü\"".dropLast() + "z,4\n5,6\n")
                == [
                    [Cell("é", 1, 1), Cell("bb", 1, 3)],
                    [Cell("x\r\ny", 2, 1), Cell("üz", 3, 4), Cell("4", 3, 7)],
                    [Cell("5", 4, 1), Cell("6", 4, 3)],
                ])
    }

    @Test("the same bytes give the same rows however they are cut into blocks")
    func everySplit() throws {
        let text = "\u{FEFF}na\u{EF}ve,\"b\"\"\r\n\"\"c\",\r\n\n\"\r\",€,🍰\r\"\",x,y\n\nlast,\"\"\"\",\"z\n\""
        let bytes = Array(text.utf8)
        let whole = try Self.rows([bytes])
        #expect(whole.count == 4)
        for first in 0...bytes.count {
            for second in first...bytes.count {
                let blocks = [Array(bytes[..<first]), Array(bytes[first..<second]), [], Array(bytes[second...])]
                #expect(try Self.rows(blocks) == whole, "cut at \(first) and \(second)")
            }
        }
        #expect(try Self.rows(bytes.map { [$0] }) == whole)
    }

    @Test("random cells come back from their own writing, in any blocks")
    func randomRoundTrip() throws {
        var random = SplitMix(seed: 2011)
        let alphabet: [Character] = ["a", "b", ",", "\"", "\n", "\r", "é", "🍰", " ", "'", "="]
        for _ in 0..<300 {
            let table = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                (0..<3).map { _ in
                    String(
                        (0..<Int.random(in: 0...6, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
                    )
                }
            }
            .filter { $0.contains { !$0.isEmpty } }
            let text = table.map { row in
                row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\r\n"
            }
            .joined()
            let bytes = Array(text.utf8)
            let cut = Int.random(in: 0...bytes.count, using: &random)
            #expect(try Self.rows([Array(bytes[..<cut]), Array(bytes[cut...])]).map { $0.map(\.text) } == table)
        }
    }

    @Test("a quote that is never closed is refused where it opens")
    func unclosedQuote() {
        #expect(
            Self.error(Array("a,b\nc,\"d\ne,f\n".utf8))
                == CSVError(line: 2, column: 3, reason: "The quote that begins this cell is never closed."))
    }

    @Test("a bare quote in a cell, and text behind a closing quote, are refused where they stand")
    func strayQuotes() {
        let bare = Self.error(Array("a\nfive \" pipe\n".utf8))
        #expect(bare.map { [$0.line, $0.column] } == [2, 6])
        let behind = Self.error(Array("a,\"b\"c\n".utf8))
        #expect(behind.map { [$0.line, $0.column] } == [1, 6])
    }

    @Test("text that is not UTF-8 is refused at its cell")
    func otherEncodings() {
        let latin = Self.error(Array("a,b\nc,".utf8) + [0xE9, 0x0A])
        #expect(latin?.line == 2)
        #expect(latin?.column == 3)
        #expect(latin?.reason == "This text is not UTF-8. Save the file as CSV UTF-8, or state its encoding.")
    }

    @Test("semicolons and tabs separate when they are told to, and then commas do not")
    func separators() throws {
        for separator in [Separator.semicolon, .tab] {
            let sign = separator == .tab ? "\t" : ";"
            var rest: [UInt8]? = Array("a,b\(sign)\"c\(sign)d\"\n".utf8)
            var reader = CSVReader(separator: separator) {
                defer { rest = nil }
                return rest
            }
            var row = CSVRow()
            #expect(try reader.next(&row))
            #expect((0..<row.count).map { row.text($0) } == ["a,b", "c\(sign)d"])
        }
    }

    @Test("a cell, a row and a file beyond the limits are refused")
    func limits() {
        var limits = CSVLimits()
        limits.cell = 4
        limits.cells = 3
        limits.rows = 2
        #expect(Self.error(Array("abcd,1,2\n1,2,3\n".utf8), limits: limits) == nil)
        #expect(
            Self.error(Array("abcd,abcde\n".utf8), limits: limits)?.reason.english
                == "This cell is longer than 4 bytes.")
        #expect(Self.error(Array("1,2,3,4\n".utf8), limits: limits)?.reason.english == "A row has more than 3 cells.")
        #expect(Self.error(Array("1\n2\n3\n".utf8), limits: limits)?.reason.english == "The file has more than 2 rows.")
    }
}

/// A small generator of numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
