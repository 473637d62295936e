import Domain

/// Finds out from the header line what stands between the columns.
struct SeparatorSearch {
    /// Whether a heading names a field.
    let isKnown: (String) -> Bool

    struct Finding: Hashable {
        var separator: Separator
        /// The bytes of a line `sep=;` before the header, which Excel reads and writes.
        var passed = 0
    }

    /// Throws ``TextFault`` when the line can be read in two ways.
    func find(in text: [UInt8]) throws(TextFault) -> Finding {
        if let told = Self.told(in: text) { return told }
        let counts = Separator.allCases.map { ($0, Self.headings(of: text, by: $0)) }.filter { $0.1.count > 1 }
        if counts.count < 2 { return Finding(separator: counts.first?.0 ?? .comma) }
        let known = counts.map { separator, headings in (separator, headings.filter(isKnown).count) }
        let best = known.map(\.1).max() ?? 0
        let candidates = known.filter { $0.1 == best }
        guard best > 0, candidates.count == 1 else {
            throw TextFault(
                reason:
                    "The header line can be read with \(counts[0].0.label) or \(counts[1].0.label) between the columns. State the separator."
            )
        }
        return Finding(separator: candidates[0].0)
    }

    private static func told(in text: [UInt8]) -> Finding? {
        let line = text.prefix { $0 != Byte.lineFeed && $0 != Byte.carriageReturn }
        let plain = String(decoding: line.filter { $0 != Byte.quote }, as: UTF8.self).lowercased()
        guard plain.hasPrefix("sep="), let separator = Separator(String(plain.dropFirst(4))) else { return nil }
        return Finding(separator: separator, passed: line.count)
    }

    /// The cells of the first line that has any, quotes taken away.
    private static func headings(of text: [UInt8], by separator: Separator) -> [String] {
        var cells: [[UInt8]] = [[]]
        var isQuoted = false
        let isEnd = { (byte: UInt8) in byte == Byte.lineFeed || byte == Byte.carriageReturn }
        for byte in text.drop(while: isEnd) {
            if byte == Byte.quote {
                isQuoted.toggle()
            } else if !isQuoted, byte == separator.byte {
                cells.append([])
            } else if !isQuoted, isEnd(byte) {
                break
            } else {
                cells[cells.count - 1].append(byte)
            }
        }
        return cells.map { String(decoding: $0, as: UTF8.self) }
    }
}
