/// Reads the fixed-width numbers of ISO 8601 texts from the front of some bytes.
///
/// Every method leaves the scanner where it was when it answers nil or false.
struct DigitScanner {
    private var rest: ArraySlice<UInt8>

    init(_ text: some StringProtocol) {
        rest = Array(text.utf8)[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// The value of exactly `count` ASCII digits; `count` is at most 9, so that no sum can overflow.
    mutating func number(digits count: Int) -> Int? {
        var value = 0
        var bytes = rest
        for _ in 0..<count {
            guard let byte = bytes.popFirst(), (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        rest = bytes
        return value
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard let byte = rest.first, byte == UInt8(ascii: scalar) else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func take(anyOf scalars: Unicode.Scalar...) -> Unicode.Scalar? {
        for scalar in scalars where take(scalar) { return scalar }
        return nil
    }
}

extension [UInt8] {
    /// Appends `value` in decimal with at least `width` digits; a negative value counts as 0.
    package mutating func append(_ value: Int, digits width: Int) {
        let value = Swift.max(value, 0)
        if width == 2 && value < 100 {
            append(0x30 + UInt8(value / 10))
            append(0x30 + UInt8(value % 10))
            return
        }
        var divisor = 1
        var digits = 1
        while digits < width || value / divisor >= 10 {
            divisor *= 10
            digits += 1
        }
        while divisor > 0 {
            append(0x30 + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }
}
