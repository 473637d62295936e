/// The readable name of an event, a series, a room or a track in addresses: `socitm-2011`.
///
/// 1 to 80 characters of `a`–`z`, `0`–`9` and single hyphens between them.
public struct Slug: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let description: String

    /// The longest slug, in characters.
    public static let longest = 80

    /// Takes `text` when it is a slug already; nil otherwise.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard (1...Self.longest).contains(bytes.count), bytes.first != Self.hyphen, bytes.last != Self.hyphen else {
            return nil
        }
        var previous: UInt8 = 0
        for byte in bytes {
            guard Self.isLetterOrDigit(byte) || (byte == Self.hyphen && previous != Self.hyphen) else { return nil }
            previous = byte
        }
        description = String(text)
    }

    /// Makes a slug of a title: letters lowered and stripped of accents, everything else a hyphen.
    /// Nil when nothing usable is left.
    public init?(from title: some StringProtocol) {
        var bytes: [UInt8] = []
        for scalar in title.lowercased().unicodeScalars {
            if let plain = Self.plain[scalar] {
                bytes += Array(plain.utf8)
            } else if scalar.isASCII, Self.isLetterOrDigit(UInt8(scalar.value)) {
                bytes.append(UInt8(scalar.value))
            } else if !Self.isSilent(scalar), !bytes.isEmpty, bytes.last != Self.hyphen {
                bytes.append(Self.hyphen)
            }
        }
        bytes = Array(bytes.prefix(Self.longest))
        while bytes.last == Self.hyphen { bytes.removeLast() }
        guard !bytes.isEmpty else { return nil }
        description = String(decoding: bytes, as: UTF8.self)
    }

    /// A slug of a title, or `fallback` when the title has no letter or digit that an address can show: a room may be
    /// called Зал.
    static func made(from title: String, else fallback: StaticString) -> Slug {
        // because: the fallbacks are literals of slugs
        Slug(from: title) ?? Slug("\(fallback)")!
    }

    /// The first of `self`, `self-2`, `self-3`, … that is not taken.
    public func free(isTaken: (Slug) throws -> Bool) rethrows -> Slug {
        var candidate = self
        var number = 1
        while try isTaken(candidate) {
            number += 1
            candidate = numbered(number)
        }
        return candidate
    }

    private func numbered(_ number: Int) -> Slug {
        let tail = "-\(number)"
        var stem = description.prefix(Self.longest - tail.utf8.count)
        while stem.last == "-" { stem.removeLast() }
        // because: a slug shortened before its end, without a hyphen there, and followed by -number is a slug
        return Slug(stem + tail)!
    }

    public static func < (a: Self, b: Self) -> Bool { a.description < b.description }

    private static let hyphen = UInt8(ascii: "-")

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Apostrophes and combining accents join the letters around them: `Women's` is `womens`.
    private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "\u{2019}" || (0x300...0x36F).contains(scalar.value)
    }

    private static let plain: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [
            "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l",
        ]
        let families: [(String, String)] = [
            ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ď"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("i", "ìíîïĩīĭįı"),
            ("n", "ñńņň"), ("o", "òóôõöōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťț"), ("u", "ùúûüũūŭůűų"),
            ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
        ]
        for (letter, accented) in families {
            for scalar in accented.unicodeScalars { table[scalar] = letter }
        }
        return table
    }()
}
