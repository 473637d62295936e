import BulkImport
import Domain
import Testing

@testable import struct BulkImport.FieldNames
@testable import struct BulkImport.SeparatorSearch
@testable import struct BulkImport.TextFault

struct SeparatorSearchTests {
    private func find(_ text: String) throws -> SeparatorSearch.Finding {
        let names = FieldNames(of: .rooms)
        return try SeparatorSearch { names.field(named: $0) != nil }.find(in: Array(text.utf8))
    }

    @Test("the one sign outside quotes in the header line separates; without any there is one column")
    func oneSign() throws {
        #expect(try find("name,capacity\n1;2\n").separator == .comma)
        #expect(try find("\n\r\nname;capacity\r\n").separator == .semicolon)
        #expect(try find("name\tcapacity").separator == .tab)
        #expect(try find("\"name, or so\";capacity").separator == .semicolon)
        #expect(try find("name\nHall;2").separator == .comma)
        #expect(try find("").separator == .comma)
    }

    @Test("of two signs that one separates by which more names of columns come out")
    func twoSigns() throws {
        #expect(try find("name;notes, if any;capacity\n").separator == .semicolon)
        #expect(try find("name,notes;other,capacity\n").separator == .comma)
        #expect(try find("room\tseats, about\n").separator == .tab)
    }

    @Test(
        "a header that can be read in two ways is refused", arguments: ["a;b,c", "name;x,capacity", "name,x;capacity"])
    func ambiguous(header: String) {
        #expect(throws: TextFault.self) { try find(header) }
    }

    @Test(
        "a line that tells the separator, as Excel writes it, is believed", arguments: ["sep=;", "\"sep=;\"", "SEP=;"])
    func toldLine(line: String) throws {
        #expect(try find(line + "\r\nname,x;capacity") == .init(separator: .semicolon, passed: line.utf8.count))
    }
}
