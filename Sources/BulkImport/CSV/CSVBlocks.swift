/// The bytes of a file, one block after the other, without the byte order mark.
struct CSVBlocks {
    private let blocks: CSVReader.Blocks
    private(set) var block: [UInt8] = []
    /// Bytes in the blocks before this one.
    private(set) var base = 0
    private var isBegun = false
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(_ blocks: @escaping CSVReader.Blocks) {
        self.blocks = blocks
    }

    /// Goes on to the next block that has anything in it; false at the end of the file. Throws what the blocks throw.
    mutating func next() throws -> Bool {
        base += block.count
        block = []
        while block.isEmpty {
            guard let more = try blocks() else { return false }
            block = more
            if !isBegun { try passByteOrderMark() }
        }
        return true
    }

    private mutating func passByteOrderMark() throws {
        isBegun = true
        while block.count < Self.byteOrderMark.count, let more = try blocks() { block += more }
        if block.starts(with: Self.byteOrderMark) { block.removeFirst(Self.byteOrderMark.count) }
    }
}
