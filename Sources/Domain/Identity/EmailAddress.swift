/// An e-mail address that mail could be sent to: one `@`, a dotted local part of RFC 5322 atoms (or any UTF-8
/// letters by RFC 6531), a domain of letter-digit-hyphen labels. No control characters, spaces, quotes or comments,
/// so it can stand in a header or a calendar as it is.
///
/// Compared without regard to case, as people and mail systems do; shown as it was typed.
public struct EmailAddress: Sendable, CustomStringConvertible {
    public let description: String
    /// The address in lower case: what is compared, stored as key and searched.
    public let folded: String

    /// Nil when `text` is no such address or is longer than 254 octets (RFC 5321 4.5.3.1).
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 254 else { return nil }
        let whole = String(text)
        switch Self.plainForm(whole.utf8Span.span) {
        case .some(.lowerCase):
            folded = whole
        case .some(.mixedCase):
            folded = whole.lowercased()
        case .some(.wrong):
            return nil
        case nil:
            guard let at = whole.lastIndex(of: "@"), Self.isLocalPart(whole[..<at]),
                Self.isDomain(whole[whole.index(after: at)...])
            else { return nil }
            folded = whole.lowercased()
        }
        description = whole
    }

    private enum PlainForm {
        case lowerCase, mixedCase, wrong
    }

    /// The same rules over bytes, for ASCII alone: nil for anything else. A list of people reads hundreds of
    /// addresses, and Unicode properties cost 13 µs for each.
    private static func plainForm(_ bytes: Span<UInt8>) -> PlainForm? {
        var all: UInt8 = 0
        for index in bytes.indices { all |= bytes[index] }
        if all >= 0x80 { return nil }
        var form = PlainForm.lowerCase
        var at: Int?
        var labels = 0
        var start = 0
        for index in bytes.indices {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), hyphen: continue
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): form = .mixedCase
            case UInt8(ascii: "@"):
                guard at == nil, start < index, index <= 64 else { return .wrong }
                at = index
                start = index + 1
            case UInt8(ascii: "."):
                guard start < index, at == nil || isLabel(bytes, start..<index) else { return .wrong }
                if at != nil { labels += 1 }
                start = index + 1
            default: guard at == nil, atomMarks.contains(byte) else { return .wrong }
            }
        }
        return labels >= 1 && isLabel(bytes, start..<bytes.count) ? form : .wrong
    }

    /// Of bytes that may stand in one.
    private static func isLabel(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        (1...63).contains(range.count) && bytes[range.lowerBound] != hyphen && bytes[range.upperBound - 1] != hyphen
    }

    private static let hyphen = UInt8(ascii: "-")
    private static let atomMarks = Array("!#$%&'*+/=?^_`{|}~".utf8)

    private static func isLocalPart(_ local: some StringProtocol) -> Bool {
        guard (1...64).contains(local.utf8.count) else { return false }
        return local.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.unicodeScalars.allSatisfy(isAtomScalar)
        }
    }

    private static func isAtomScalar(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.isASCII else { return scalar.properties.isAlphabetic || scalar.properties.numericType != nil }
        return isLetterOrDigit(scalar) || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar)
    }

    private static func isDomain(_ domain: some StringProtocol) -> Bool {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.unicodeScalars.allSatisfy { scalar in
                        scalar == "-" || (scalar.isASCII ? isLetterOrDigit(scalar) : scalar.properties.isAlphabetic)
                    }
            }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }
}

extension EmailAddress: Hashable {
    public static func == (a: Self, b: Self) -> Bool { a.folded == b.folded }
    public func hash(into hasher: inout Hasher) { hasher.combine(folded) }
}
