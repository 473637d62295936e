public import Domain

/// An encoding that a file may be in; the raw value is its name in the registry of IANA, small.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    /// What spreadsheets on Windows write in Western Europe.
    case windows1252 = "windows-1252"
    /// Central Europe.
    case windows1250 = "windows-1250"
    /// Cyrillic.
    case windows1251 = "windows-1251"
    case latin1 = "iso-8859-1"
    case latin9 = "iso-8859-15"
    /// What old programs on a Mac write.
    case macintosh = "macintosh"
    /// What programs for DOS write, and the command line of Windows.
    case codePage850 = "ibm850"

    /// Reads the name, and the other names by which people know some of them.
    public init?(_ text: String) {
        let name = text.lowercased()
        switch name {
        case "utf8": self = .utf8
        case "utf-16", "utf16", "utf16le": self = .utf16LittleEndian
        case "utf16be": self = .utf16BigEndian
        case "cp1252", "ansi": self = .windows1252
        case "latin1", "latin-1": self = .latin1
        case "latin9", "latin-9": self = .latin9
        case "macroman", "mac": self = .macintosh
        case "cp850": self = .codePage850
        default: self.init(rawValue: name)
        }
    }

    public var label: Message {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .windows1252: "Windows-1252"
        case .windows1250: "Windows-1250"
        case .windows1251: "Windows-1251"
        case .latin1: "ISO-8859-1"
        case .latin9: "ISO-8859-15"
        case .macintosh: "Macintosh"
        case .codePage850: "IBM850"
        }
    }

    /// The bytes by which a file says that it is in this encoding.
    var mark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        default: []
        }
    }

    /// The encoding whose mark a file begins with.
    static func marked(_ head: some Collection<UInt8>) -> TextEncoding? {
        [.utf8, .utf16LittleEndian, .utf16BigEndian].first { head.starts(with: $0.mark) }
    }

    /// The encoding of a text without a mark in which the Basic Latin letters have a zero byte before or behind them.
    static func byZeros(_ head: some Collection<UInt8>) -> TextEncoding? {
        var zeros = [0, 0]
        for (place, byte) in head.enumerated() where byte == 0 { zeros[place % 2] += 1 }
        // A quarter of the characters at least; texts in other scripts have fewer, and need the mark.
        let enough = max(1, head.count / 8)
        if zeros[0] == 0, zeros[1] >= enough { return .utf16LittleEndian }
        if zeros[1] == 0, zeros[0] >= enough { return .utf16BigEndian }
        return nil
    }
}
