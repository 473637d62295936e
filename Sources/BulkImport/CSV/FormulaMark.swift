/// The `'` before a cell that a spreadsheet would take for a formula.
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab, a carriage return or one of the full-width forms of the first
/// four is written with the mark before it; so is one that begins with marks and then such a character. Import takes
/// exactly one mark away from what begins so, and hence gives back what was exported.
enum FormulaMark {
    static let mark = UInt8(ascii: "'")

    /// The text of a cell without its mark, if it has one that files have.
    static func text(of cell: UnsafeBufferPointer<UInt8>, isUnmarked: Bool) -> String {
        let isMarked = cell.first == mark && !isUnmarked && isNeeded(for: cell)
        return String(decoding: isMarked ? UnsafeBufferPointer(rebasing: cell.dropFirst()) : cell, as: UTF8.self)
    }

    static func isNeeded(for cell: some Collection<UInt8>) -> Bool {
        let rest = cell.drop { $0 == mark }
        switch rest.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 9, 13:
            return true
        case 0xEF:
            // U+FF1D, U+FF0B, U+FF0D, U+FF20: EF BC 9D, EF BC 8B, EF BC 8D, EF BC A0.
            let tail = Array(rest.dropFirst().prefix(2))
            return tail.count == 2 && tail[0] == 0xBC && [0x9D, 0x8B, 0x8D, 0xA0].contains(tail[1])
        default:
            return false
        }
    }
}
