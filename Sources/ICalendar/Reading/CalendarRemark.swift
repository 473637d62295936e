/// Something that a reader of a calendar has to say about a line of it.
public struct CalendarRemark: Hashable, Sendable {
    public enum Severity: String, Hashable, Sendable {
        /// What stands there cannot be taken; its event is left out.
        case error
        /// It is taken, in the way that the text tells.
        case warning
    }

    public let severity: Severity
    /// The physical line of the file, from 1.
    public let line: Int
    /// A whole sentence in English.
    public let text: String

    public init(severity: Severity, line: Int, text: String) {
        self.severity = severity
        self.line = line
        self.text = text
    }
}

/// The remarks on a file, of which so many are kept.
struct CalendarRemarks {
    let limit: Int
    private(set) var kept: [CalendarRemark] = []
    private(set) var errorCount = 0
    private(set) var warningCount = 0

    init(limit: Int) { self.limit = limit }

    mutating func error(_ line: Int, _ text: String) {
        errorCount += 1
        keep(.error, line, text)
    }

    mutating func warning(_ line: Int, _ text: String) {
        warningCount += 1
        keep(.warning, line, text)
    }

    private mutating func keep(_ severity: CalendarRemark.Severity, _ line: Int, _ text: String) {
        if kept.count < limit { kept.append(CalendarRemark(severity: severity, line: line, text: text)) }
    }
}

/// Why a component or a value is refused.
struct CalendarRefusal: Error {
    let line: Int
    let text: String
}

/// What a file holds, as a message shows it: short, and without anything that a terminal would act on.
func shown(_ text: String) -> String {
    let plain = text.unicodeScalars.prefix(60).map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? " " : $0 }
    return "“" + String(String.UnicodeScalarView(plain)) + (text.unicodeScalars.count > 60 ? "…”" : "”")
}
