import Testing

@testable import BulkImport

@Suite("The blocks of a file")
struct CSVBlocksTests {
    private func read(_ blocks: [[UInt8]]) throws -> [String] {
        var rest = blocks[...]
        var source = CSVBlocks { rest.popFirst() }
        var read: [String] = []
        while try source.next() {
            read.append("\(source.base) \(String(decoding: source.block, as: UTF8.self))")
        }
        return read
    }

    @Test("come one after the other without the empty ones, each with what was before it")
    func order() throws {
        #expect(
            try read([[], Array("abcd".utf8), [], Array("ef".utf8), Array("g".utf8)]) == ["0 abcd", "4 ef", "6 g"])
        #expect(try read([]) == [])
        #expect(try read([[], []]) == [])
    }

    @Test("leave the byte order mark out, however it is cut")
    func byteOrderMark() throws {
        #expect(try read([[0xEF, 0xBB, 0xBF, 0x61], [0x62]]) == ["0 a", "1 b"])
        #expect(try read([[0xEF], [0xBB], [0xBF, 0x61], [0x62]]) == ["0 a", "1 b"])
        #expect(try read([[0xEF, 0xBB, 0xBF], [0x61]]) == ["0 a"])
        #expect(try read([[0xEF, 0xBB, 0xBF]]) == [])
        #expect(try read([[0x61], [0xEF, 0xBB, 0xBF]]) == ["0 a\u{FEFF}"])
    }
}
