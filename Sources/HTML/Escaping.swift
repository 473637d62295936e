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
            if let reference = byte.characterReference {
                append(contentsOf: text[start..<index])
                reference.withUTF8Buffer { append(contentsOf: $0) }
                start = index + 1
            }
            index += 1
        }
        append(contentsOf: text[start..<text.count])
    }

    mutating func appendDecimal(_ number: some BinaryInteger) {
        if number < 0 { append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        let start = count
        repeat {
            append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }
}

extension UInt8 {
    /// What is written for this byte, or nil when it may stand as it is.
    fileprivate var characterReference: StaticString? {
        // Most bytes are letters: one comparison lets them pass.
        if self > UInt8(ascii: ">") { return self == 0x7F ? "\u{FFFD}" : nil }
        switch self {
        case UInt8(ascii: "&"): return "&amp;"
        case UInt8(ascii: "<"): return "&lt;"
        case UInt8(ascii: ">"): return "&gt;"
        case UInt8(ascii: "\""): return "&quot;"
        case UInt8(ascii: "'"): return "&#39;"
        case 0x09, 0x0A, 0x0D: return nil
        case 0x00..<0x20: return "\u{FFFD}"
        default: return nil
        }
    }
}
