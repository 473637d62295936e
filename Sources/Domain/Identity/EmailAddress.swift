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
        guard text.utf8.count <= 254, let at = text.lastIndex(of: "@") else { return nil }
        let local = text[..<at]
        let domain = text[text.index(after: at)...]
        guard Self.isLocalPart(local), Self.isDomain(domain) else { return nil }
        description = String(text)
        folded = text.lowercased()
    }

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
