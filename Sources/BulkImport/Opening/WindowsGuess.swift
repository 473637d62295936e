import Domain

/// What speaks against a text being in Windows-1252, when nobody has told that it is: the bytes that this encoding does
/// not use, what is UTF-8 in the middle of it, and signs and capitals that stand where other encodings have small letters.
///
/// The same bytes mean something in every encoding of one byte a character, so that a guess can be wrong and still give
/// text. What this lets pass is reported with a sample.
struct WindowsGuess {
    private static let unused: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]
    /// Between two letters no text has these: ‚ „ … † ‡ ˆ ‰ ‹ • › ˜ ¨ and such. IBM850 has é ä à å ç ê ë ï Æ there.
    private static let signs: Set<UInt8> = [0x82, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8B, 0x95, 0x98, 0x9B]
    /// Behind a small letter no word has these: Š Œ Ž Ÿ. Macintosh has ä å é ü there.
    private static let capitals: Set<UInt8> = [0x8A, 0x8C, 0x8E, 0x9F]

    /// The last byte of the block before, and the one before it.
    private var before: UInt8 = 0

    /// The place of the first byte that speaks against it.
    mutating func doubt(in block: [UInt8]) -> Int? {
        defer { before = block.last ?? before }
        for (place, byte) in block.enumerated() where byte >= 0x80 {
            let last = place == 0 ? before : block[place - 1]
            let next = place + 1 < block.count ? block[place + 1] : 0
            if Self.unused.contains(byte) { return place }
            if Self.signs.contains(byte), Self.isLetter(last), Self.isLetter(next) { return place }
            if Self.capitals.contains(byte), Self.isSmall(last) { return place }
            // Two or three bytes of UTF-8: Ã, Â, Ä, Å or â before a sign.
            if (0xC2...0xC5).contains(last) || last == 0xE2, (0x80...0xBF).contains(byte) { return place }
        }
        return nil
    }

    private static func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool { isSmall(byte | 0x20) }

    static let refusal: Message =
        "This text is neither UTF-8 nor surely Windows-1252. State the encoding, or save the file as CSV UTF-8."
    static let oldMac: Message =
        "This text is not UTF-8, and lines end as on an old Mac. State the encoding, macintosh or windows-1252."
}
