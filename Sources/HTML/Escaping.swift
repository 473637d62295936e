extension [UInt8] {
    /// Adds text with `& < > " '` as character references. Control characters that HTML does not allow (the standard,
    /// 13.2.3.5) become U+FFFD, so that no stored byte makes a page invalid.
    mutating func appendEscaped(_ text: some StringProtocol) {
        let done: Void? = text.utf8.withContiguousStorageIfAvailable { appendEscaped($0) }
        // A string bridged from elsewhere has no contiguous bytes.
        if done == nil { Array(text.utf8).withUnsafeBufferPointer { appendEscaped($0) } }
    }

    private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte.needsReference {
                append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
                byte.characterReference.withUTF8Buffer { append(contentsOf: $0) }
                start = index + 1
            }
            index += 1
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<text.count]))
    }

    mutating func appendDecimal(_ number: Int64) {
        if number < 0 { append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        let start = count
        repeat {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }
}

extension UInt8 {
    /// Bit n is set when the byte n may not stand as it is: the controls but tab, line feed and return, then `"&'<>`.
    private static var marked: UInt64 { 0x5000_00C4_FFFF_D9FF }

    @inline(__always)
    fileprivate var needsReference: Bool {
        self < 64 ? Self.marked &>> UInt64(self) & 1 == 1 : self == 0x7F
    }

    /// What is written for a byte that needs a reference.
    fileprivate var characterReference: StaticString {
        switch self {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: "\u{FFFD}"
        }
    }
}
