import Domain
import Testing

@testable import BulkImport

struct JSONRowsTests {
    private func rows(_ blocks: [[UInt8]], limits: CSVLimits = CSVLimits()) throws -> [[String]] {
        var rest = blocks[...]
        var reader = JSONRows(limits: limits) { rest.popFirst() }
        var row = CSVRow()
        var rows: [[String]] = []
        while try reader.next(&row) {
            rows.append(
                (0..<row.count).map { cell in
                    let place = row.place(of: cell)
                    return row.text(cell).map { "\(place.line):\(place.column) \($0)" } ?? "-"
                } + row.faults.map { "\($0.cell): \($0.reason.english)" })
        }
        return [reader.headings.map(\.text)] + rows
    }

    private func rows(_ text: String) throws -> [[String]] { try rows([Array(text.utf8)]) }

    private func error(_ text: String, limits: CSVLimits = CSVLimits()) -> String? {
        do {
            _ = try rows([Array(text.utf8)], limits: limits)
            return nil
        } catch {
            return (error as? CSVError).map { "\($0.line):\($0.column) \($0.reason.english)" }
        }
    }

    @Test(
        "objects are rows, their members cells in the order in which the names turn up, what is left out is not there")
    func objects() throws {
        #expect(
            try rows("[{\"a\": \"x\", \"b\": 1},\r\n {\"b\": 2},\n{\"c\":\"é\", \"a\":\"\"}]\n") == [
                ["a", "b", "c"], ["1:8 x", "1:18 1"], ["-", "2:8 2"], ["3:15 ", "-", "3:6 é"],
            ])
        #expect(try rows(" [ ] ") == [[]])
        #expect(try rows("[{}, {\"a\": null}]") == [["a"]])
    }

    @Test("numbers stand as they are written, true and false are yes and no, a list has semicolons")
    func values() throws {
        let text = "[{\"a\":[80,80.0,-0.5,1e3,true,false,null,\"x\"],\"b\":[],\"c\":1.50,\"d\":12345678901234567890}]"
        #expect(
            try rows(text)[1] == [
                "1:7 80;80;-0.5;1e3;yes;no;;x", "1:50 ", "1:57 1.50", "1:66 12345678901234567890",
            ])
    }

    @Test("escapes are resolved, and a surrogate needs its other half")
    func escapes() throws {
        #expect(
            try rows(#"[{"a":"\"\\\/\b\f\n\r\t\u00e9\ud83c\udf70"}]"#)[1]
                == ["1:7 \"\\/\u{8}\u{C}\n\r\té🍰"])
        for text in [#""\x""#, #""\ud83c""#, #""\udf70""#, #""\u12g4""#, #""\ud83c\n""#] {
            #expect(error("[{\"a\":\(text)}]") == "1:8 There is no such escape in JSON.", "\(text)")
        }
    }

    @Test("the same bytes give the same rows however they are cut into blocks")
    func everySplit() throws {
        let bytes = Array("[{\"na\u{EF}ve\":\"a\\u00e9🍰\\n\",\r\n\"b\":-1.5e2},{\"b\":[true,null,\"ü\"]}\r\r]".utf8)
        let whole = try rows([bytes])
        #expect(whole.count == 3)
        for cut in 0...bytes.count {
            #expect(try rows([Array(bytes[..<cut]), [], Array(bytes[cut...])]) == whole, "cut at \(cut)")
        }
        #expect(try rows(bytes.map { [$0] }) == whole)
    }

    @Test("what is no JSON is refused where it stands")
    func strict() {
        let pairs = [
            ("", "1:1 A list of objects is needed: [{\"name\": \"Library\"}, …]."),
            ("{\"a\":1}", "1:1 A list of objects is needed: [{\"name\": \"Library\"}, …]."),
            ("[{\"a\":1},]", "1:10 An object should be here: {\"name\": \"Library\"}."),
            ("[1]", "1:2 An object should be here: {\"name\": \"Library\"}."),
            ("[{\"a\":1}", "1:9 A comma or the end of the list should be here."),
            ("[{\"a\":1,}]", "1:9 The name of a member should be here, in quotes."),
            ("[{a:1}]", "1:3 The name of a member should be here, in quotes."),
            ("[{\"a\" 1}]", "1:7 A colon should follow the name of a member."),
            ("[{\"a\":01}]", "1:7 This is no number of JSON."), ("[{\"a\":1.}]", "1:7 This is no number of JSON."),
            ("[{\"a\":-}]", "1:7 This is no number of JSON."), ("[{\"a\":1e}]", "1:7 This is no number of JSON."),
            ("[{\"a\":+1}]", "1:7 \(JSONScanner.noValue.english)"),
            ("[{\"a\":tru}]", "1:7 \(JSONScanner.noValue.english)"),
            ("[{\"a\":NaN}]", "1:7 \(JSONScanner.noValue.english)"),
            ("[{\"a\":\"x\ny\"}]", "1:9 A control character in text is written as an escape, such as \\n."),
            ("[{\"a\":\"x", "1:7 The quote that begins this text is never closed."),
            ("[] x", "1:4 Nothing may follow the end of the list."),
            ("[/**/]", "1:2 An object should be here: {\"name\": \"Library\"}."),
        ]
        for (text, told) in pairs { #expect(error(text) == told, "\(text)") }
    }

    @Test("objects within, and a name that is there twice, are faults of their cell and no more")
    func faults() throws {
        let rows = try rows("[{\"a\":{\"b\":[1,{}]},\"c\":[[1]],\"d\":1,\"d\":2},{\"a\":\"x\"}]")
        let deep = "Use text, a number, true, false, null, or a list of these."
        #expect(rows[1].suffix(3) == ["0: \(deep)", "1: \(deep)", "2: The object has two members of this name."])
        #expect(rows[2] == ["1:48 x"])
    }

    @Test("texts, rows, columns and depths beyond the limits are refused")
    func limits() {
        var limits = CSVLimits()
        limits.cell = 4
        limits.cells = 2
        limits.rows = 2
        #expect(error("[{\"a\":\"abcd\",\"b\":1},{}]", limits: limits) == nil)
        #expect(error("[{\"a\":\"abcde\"}]", limits: limits) == "1:7 This text is longer than 4 bytes.")
        #expect(error("[{\"a\":1,\"b\":1,\"c\":1}]", limits: limits) == "1:15 The file has more than 2 columns.")
        #expect(error("[{\"a\":1},{\"a\":1},{\"a\":1}]", limits: limits) == "1:25 The file has more than 2 rows.")
        let deep = "[{\"a\":" + String(repeating: "[", count: 100_000)
        #expect(error(deep)?.hasSuffix("The file is nested deeper than 64 levels.") == true)
    }
}
