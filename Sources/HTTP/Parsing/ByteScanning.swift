extension Span<UInt8> {
    /// The first position in `start..<end` that holds a control byte other than HTAB (DEL is one), else `end`.
    ///
    /// Eight bytes a step: a browser's head is 700 bytes with a dozen controls in it, all of them line ends.
    @inline(__always)
    func firstControl(from start: Int, to end: Int) -> Int {
        var position = start
        while position + 8 <= end {
            // because: eight bytes of a span of bytes are a UInt64 whatever they hold; bounds are still checked.
            let word = bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            let marks = UInt64(littleEndian: word).controlMarks
            if marks == 0 {
                position += 8
            } else {
                position += marks.trailingZeroBitCount / 8
                if self[position] != ByteRules.tab { return position }
                position += 1
            }
        }
        while position < end {
            if ByteRules.isControl(self[position]) { return position }
            position += 1
        }
        return end
    }
}

extension ByteRules {
    /// A control byte that may not stand inside a line (HTAB may).
    @inline(__always)
    static func isControl(_ byte: UInt8) -> Bool { (byte < 0x20 && byte != tab) || byte == 0x7f }
}

extension UInt64 {
    /// The high bit of each of the eight bytes that is below 0x20 or is 0x7F. Marks above the lowest may be wrong, because
    /// a byte may borrow from the next; the lowest is right.
    @inline(__always)
    fileprivate var controlMarks: UInt64 {
        let highs: UInt64 = 0x8080_8080_8080_8080
        let belowSpace = (self &- 0x2020_2020_2020_2020) & ~self
        let delete = self ^ 0x7f7f_7f7f_7f7f_7f7f
        let isDelete = (delete &- 0x0101_0101_0101_0101) & ~delete
        return (belowSpace | isDelete) & highs
    }
}
