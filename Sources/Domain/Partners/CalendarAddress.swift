/// The address of somebody else's calendar: http or https, with a host, without a name and a password.
public struct CalendarAddress: Hashable, Sendable, CustomStringConvertible {
    public let description: String
    /// With the port where one is named. What stands behind it may be a secret, and is for organisers alone.
    public let host: String

    /// `webcal` is what calendar programs call https. Nil for anything else, and for what is longer than 2,000 octets.
    public init?(_ text: String) {
        guard text.utf8.count <= 2_000, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }),
            let mark = text.firstRange(of: "://")
        else { return nil }
        let scheme = text[..<mark.lowerBound].lowercased()
        let rest = text[mark.upperBound...].prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard ["http", "https", "webcal"].contains(scheme), !authority.isEmpty, !authority.hasPrefix(":"),
            !authority.contains("@")
        else { return nil }
        host = authority.lowercased()
        description = "\(scheme == "http" ? "http" : "https")://\(rest)"
    }
}
