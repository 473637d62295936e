import Domain
import Testing

@testable import BulkImport

@Suite("A file is read as it is written, and what was found out is said")
struct ListFileTests {
    private struct Opened: Hashable {
        var form: FileForm?
        var rows: [[String]]
        var told: String?
    }

    private func open(_ blocks: [[UInt8]], _ stated: StatedForm = StatedForm(), name: String = "list.csv") -> Opened {
        var opened = Opened(form: nil, rows: [], told: nil)
        var file: ListFile?
        do {
            let list = try ListFile(
                .bytes(inBlocks: blocks, name: name), stated, limits: CSVLimits(), names: FieldNames(of: .attendees))
            file = list
            var row = CSVRow()
            if list.isJSON {
                var rows = try list.jsonRows(of: .rooms)
                while try rows.next(&row) { opened.rows.append(row.texts) }
            } else {
                var rows = try list.csvRows()
                opened.rows.append(rows.header.texts)
                while try rows.next(&row) { opened.rows.append(row.texts) }
            }
        } catch {
            opened.told = (error as? CSVError).map { "\($0.line):\($0.column) \($0.reason.english)" }
        }
        opened.form = file?.form
        return opened
    }

    private func open(_ bytes: [UInt8], _ stated: StatedForm = StatedForm(), name: String = "list.csv") -> Opened {
        open([bytes], stated, name: name)
    }

    private let text = "Name;Company\r\nJürgen Müller;Städte, Ltd\r\n“Zoë”;€uro\r\n"
    private var rows: [[String]] {
        [["Name", "Company"], ["Jürgen Müller", "Städte, Ltd"], ["“Zoë”", "€uro"]]
    }

    private func utf16(_ text: String, big: Bool) -> [UInt8] {
        text.utf16.flatMap { big ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
    }

    private func windows(_ text: String) -> [UInt8] {
        let others: [Unicode.Scalar: UInt8] = ["€": 0x80, "“": 0x93, "”": 0x94]
        return text.unicodeScalars.map { others[$0] ?? UInt8($0.value) }
    }

    @Test("UTF-8, with its mark or without")
    func utf8() {
        let form = FileForm(encoding: .utf8, separator: .semicolon)
        #expect(open(Array(text.utf8)) == Opened(form: form, rows: rows))
        #expect(open([0xEF, 0xBB, 0xBF] + text.utf8) == Opened(form: form, rows: rows))
    }

    @Test("UTF-16 of either order, with its mark or without", arguments: [true, false])
    func utf16(big: Bool) {
        let bytes = utf16(text + "🍰;x\n", big: big)
        let form = FileForm(encoding: big ? .utf16BigEndian : .utf16LittleEndian, separator: .semicolon)
        let opened = Opened(form: form, rows: rows + [["🍰", "x"]])
        #expect(open(bytes) == opened)
        #expect(open((big ? [0xFE, 0xFF] : [0xFF, 0xFE]) + bytes) == opened)
        #expect(
            open(bytes + [0x41]).told == "5:1 This text is not \(form.encoding.label.english). "
                + "State another encoding, or save the file as CSV UTF-8.")
    }

    @Test("Windows-1252 is a guess, and the word that shows it is told")
    func windows1252() {
        let form = FileForm(encoding: .windows1252, separator: .semicolon, sample: "Jürgen")
        #expect(open(windows(text)) == Opened(form: form, rows: rows))
        #expect(
            form.message.english
                == "read as CSV, separated by semicolons, in Windows-1252: a guess, by which the file says “Jürgen”")
    }

    @Test("however the bytes are cut into blocks, the same text is read")
    func everySplit() {
        for bytes in [Array(text.utf8), windows(text), utf16(text, big: false)] {
            let whole = open(bytes)
            #expect(whole.rows == rows)
            for cut in 0...bytes.count {
                #expect(open([Array(bytes[..<cut]), Array(bytes[cut...])]) == whole, "cut at \(cut)")
            }
            #expect(open(bytes.map { [$0] }).rows == rows)
        }
    }

    @Test("an encoding far into the file is found out there, and errors know their place")
    func late() {
        let lines = String(repeating: "A,B\n", count: 50_000)
        let opened = open([Array(("Name,Company\n" + lines).utf8), windows("é,x\n")])
        #expect(opened.form == FileForm(encoding: .windows1252, sample: "é"))
        #expect(opened.rows.last == ["é", "x"])
        let broken = open([Array(("Name,Company\né,\n" + lines).utf8), windows("x,é\n")])
        #expect(broken.told == "50003:3 This text is not UTF-8. Save the file as CSV UTF-8, or state its encoding.")
    }

    @Test("what is likely to be another encoding than Windows-1252 is refused where it shows")
    func doubts() {
        let refusal =
            "This text is neither UTF-8 nor surely Windows-1252. State the encoding, or save the file as CSV UTF-8."
        let head = Array("Name,Company\n".utf8)
        // IBM850: ü is 0x81, which Windows-1252 does not use; é is 0x82.
        #expect(open(head + [0x4A, 0x81, 0x72, 0x0A]).told == "2:2 \(refusal)")
        #expect(open(head + [0x52, 0x82, 0x6D, 0x79, 0x0A]).told == "2:2 \(refusal)")
        // Macintosh: é is 0x8E behind a small letter.
        #expect(open(head + [0x52, 0x65, 0x6E, 0x8E, 0x0A]).told == "2:4 \(refusal)")
        // Windows-1252 in one row and UTF-8 in the next.
        #expect(open(head + [0xE9, 0x0A] + "é\n".utf8).told == "3:2 \(refusal)")
        let told = StatedForm(encoding: .codePage850)
        #expect(open(head + [0x4A, 0x81, 0x72, 0x0A], told).rows.last == ["Jür"])
    }

    @Test("line ends of an old Mac are line ends, and with them the encoding has to be told")
    func oldMac() {
        #expect(open(Array("Name,Company\rA,B\r".utf8)).rows == [["Name", "Company"], ["A", "B"]])
        let bytes = Array("Name,Company\rJ".utf8) + [0x9F, 0x72, 0x0D]
        #expect(
            open(bytes).told
                == "2:2 This text is not UTF-8, and lines end as on an old Mac. State the encoding, macintosh or windows-1252."
        )
        #expect(open(bytes, StatedForm(encoding: .macintosh)).rows.last == ["Jür"])
        #expect(open(bytes, StatedForm(encoding: .windows1252)).rows.last == ["JŸr"])
    }

    @Test("what is told counts, and a mark that says otherwise is refused")
    func stated() {
        #expect(open(Array("Name;x,Company\n".utf8)).told?.hasPrefix("1:1 The header line can be read with") == true)
        let told = StatedForm(separator: .semicolon)
        #expect(open(Array("Name;x,Company\n".utf8), told).rows == [["Name", "x,Company"]])
        #expect(
            open([0xEF, 0xBB, 0xBF] + "Name\n".utf8, StatedForm(encoding: .windows1252)).told
                == "1:1 The file begins with the mark of UTF-8, not of Windows-1252.")
    }

    @Test("workbooks and other files that are no text are refused with what to do")
    func otherFiles() {
        let heads: [([UInt8], String)] = [
            (
                [0x50, 0x4B, 3, 4],
                "This is a workbook (XLSX, ODS) or another ZIP file. Open it in a spreadsheet and save the sheet as CSV UTF-8."
            ),
            (
                [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
                "This is a workbook of an old Excel (XLS). Open it in a spreadsheet and save the sheet as CSV UTF-8."
            ),
            (Array("%PDF-1.7".utf8), "This is a PDF. A list is needed, as CSV or JSON."),
            ([0x1F, 0x8B, 8], "This file is compressed. Unpack it first."),
            ([0xFF, 0xFE, 0, 0], "This text is in UTF-32. Save the file as CSV UTF-8."),
            (
                [0x61, 0, 0, 0x62],
                "The file has zero bytes and is no text. Save it as CSV UTF-8, or state its encoding."
            ),
        ]
        for (head, told) in heads { #expect(open(head + [0x20, 0x20]).told == "1:1 \(told)") }
    }

    @Test("JSON is known by its name, or when it begins as a list of objects")
    func json() {
        let list = Array(" [ {\"name\":\"Zoë\"}]".utf8)
        let form = FileForm(format: .json, separator: nil)
        #expect(open(list, name: "upload") == Opened(form: form, rows: [["Zoë"]]))
        #expect(open(Array("{}".utf8), name: "LIST.JSON").told?.hasPrefix("1:1 A list of objects") == true)
        #expect(open(Array("[name],x\n".utf8)).rows == [["[name]", "x"]])
        #expect(
            open(windows("[{\"name\":\"é\"}]")).told
                == "1:1 JSON is in UTF-8. State the encoding when this file is in another.")
        let told = StatedForm(encoding: .windows1252)
        #expect(open(windows("[{\"name\":\"é\"}]"), told).rows == [["é"]])
    }
}
