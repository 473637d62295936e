public import Domain

/// What is told about how a file is written. What is nil is found out from the file.
public struct StatedForm: Hashable, Sendable {
    public var format: FileFormat?
    public var encoding: TextEncoding?
    public var separator: Separator?
    public var dates: DateOrder?

    public init(
        format: FileFormat? = nil, encoding: TextEncoding? = nil, separator: Separator? = nil, dates: DateOrder? = nil
    ) {
        self.format = format
        self.encoding = encoding
        self.separator = separator
        self.dates = dates
    }
}

/// How a file is written, as it was told or found out.
public struct FileForm: Hashable, Sendable {
    public var format: FileFormat
    public var encoding: TextEncoding
    /// What stands between the columns; nil in JSON.
    public var separator: Separator?
    /// The order of day and month in dates such as 03/04/2011, when it was told.
    public var dates: DateOrder?
    /// The first word that would be another one in another encoding, when the encoding is a guess: by it a person sees
    /// whether the guess is right.
    public var sample: String?

    public init(
        format: FileFormat = .csv, encoding: TextEncoding = .utf8, separator: Separator? = .comma,
        dates: DateOrder? = nil, sample: String? = nil
    ) {
        self.format = format
        self.encoding = encoding
        self.separator = separator
        self.dates = dates
        self.sample = sample
    }

    /// Whether it is what an export writes: CSV in UTF-8 with commas.
    public var isPlain: Bool { format == .csv && encoding == .utf8 && separator == .comma }

    /// How the file was read, in words: `read as CSV, separated by semicolons, in Windows-1252 (a guess, by “Müller”)`.
    public var message: Message {
        let written: Message = separator.map { "\(format.label), separated by \($0.label)" } ?? format.label
        guard let sample else { return "read as \(written), in \(encoding.label)" }
        return "read as \(written), in \(encoding.label): a guess, by which the file says “\(sample)”"
    }
}

/// What a list is written in.
public enum FileFormat: String, CaseIterable, Hashable, Sendable {
    case csv, json

    public var label: Message {
        switch self {
        case .csv: "CSV"
        case .json: "JSON"
        }
    }
}

/// What stands between the columns of a CSV file.
public enum Separator: String, CaseIterable, Hashable, Sendable {
    case comma, semicolon, tab

    public var byte: UInt8 {
        switch self {
        case .comma: Byte.comma
        case .semicolon: UInt8(ascii: ";")
        case .tab: 9
        }
    }

    /// Reads the name, or the character itself (a tab also as `\t`).
    public init?(_ text: String) {
        switch text.lowercased() {
        case "comma", ",": self = .comma
        case "semicolon", ";": self = .semicolon
        case "tab", "\t", "\\t": self = .tab
        default: return nil
        }
    }

    /// In the plural.
    public var label: Message {
        switch self {
        case .comma: "commas"
        case .semicolon: "semicolons"
        case .tab: "tabs"
        }
    }
}
