/// What a byte may be in the grammar of HTTP (RFC 9110, 5.6.2 and RFC 5234, B.1).
enum ByteRules {
    static let carriageReturn = UInt8(ascii: "\r")
    static let lineFeed = UInt8(ascii: "\n")
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")

    /// `tchar`: what names and methods are made of. One bit a code in two words, so that the test is a shift.
    @inline(__always)
    static func isToken(_ byte: UInt8) -> Bool {
        let bits: UInt64 = byte < 64 ? 0x03ff_6cfa_0000_0000 : 0x57ff_ffff_c7ff_fffe
        return byte < 128 && bits &>> UInt64(byte & 63) & 1 != 0
    }

    /// `VCHAR`: visible ASCII, what a request target is made of.
    @inline(__always)
    static func isVisible(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7f }

    /// The value of a hexadecimal digit.
    @inline(__always)
    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// The byte with `A`...`Z` made small.
    @inline(__always)
    static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
}

extension Span<UInt8> {
    /// Whether `range` of these bytes is `lowercase` but for the case of ASCII letters.
    func equalsIgnoringCase(_ lowercase: Span<UInt8>, in range: Range<Int>) -> Bool {
        guard range.count == lowercase.count else { return false }
        for offset in 0..<lowercase.count
        where ByteRules.lowercased(self[range.lowerBound + offset]) != lowercase[offset] {
            return false
        }
        return true
    }

    /// Whether all of these bytes are `lowercase` but for the case of ASCII letters.
    func equalsIgnoringCase(_ lowercase: StaticString) -> Bool {
        guard count == lowercase.utf8CodeUnitCount else { return false }
        return lowercase.withUTF8Buffer { equalsIgnoringCase($0.span, in: 0..<count) }
    }

    /// These bytes without spaces and tabs at their ends (`OWS`, RFC 9110, 5.6.3).
    func trimmedRange(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, self[start] == ByteRules.space || self[start] == ByteRules.tab { start += 1 }
        while end > start, self[end - 1] == ByteRules.space || self[end - 1] == ByteRules.tab { end -= 1 }
        return start..<end
    }
}
