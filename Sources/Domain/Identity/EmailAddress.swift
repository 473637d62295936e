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
        var whole = String(text)
        switch whole.withUTF8(Self.plainForm) {
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
    private static func plainForm(_ bytes: UnsafeBufferPointer<UInt8>) -> PlainForm? {
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        guard let at = bytes.lastIndex(of: UInt8(ascii: "@")), (1...64).contains(at) else { return .wrong }
        var form = PlainForm.lowerCase
        var labels = 0
        var start = 0
        for index in 0...bytes.count {
            let byte = index < bytes.count ? bytes[index] : UInt8(ascii: ".")
            if byte == UInt8(ascii: ".") || index == at {
                guard index > start else { return .wrong }
                if start > at {
                    guard index - start <= 63, bytes[start] != hyphen, bytes[index - 1] != hyphen else { return .wrong }
                    labels += 1
                }
                start = index + 1
                continue
            }
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): form = .mixedCase
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), hyphen: break
            default: guard index < at, atomMarks.contains(byte) else { return .wrong }
            }
        }
        return labels >= 2 ? form : .wrong
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
