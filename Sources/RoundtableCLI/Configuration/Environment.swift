import Glibc

/// The program's environment variables: `ROUNDTABLE_` and an option's name in capitals.
struct Environment: Sendable {
    let value: @Sendable (String) -> String?

    /// The variables of this process. An empty one counts as not set.
    static let process = Environment { name in
        // because: getenv's text ends with a zero byte and stays in place, since the program sets no variable
        guard let text = getenv(name) else { return nil }
        let value = String(cString: text)
        return value.isEmpty ? nil : value
    }

    static let prefix = "ROUNDTABLE_"

    func text(_ name: String) -> String? { value(Self.prefix + name) }

    /// A value read by `parse`; throws ``UsageError`` for one that it does not understand.
    func parsed<Value>(_ name: String, orSay expectation: String, _ parse: (String) -> Value?) throws -> Value? {
        guard let text = text(name) else { return nil }
        guard let value = parse(text) else {
            throw UsageError("\(Self.prefix)\(name) is “\(text)”: \(expectation).")
        }
        return value
    }

    /// Whether a flag is on: given on the command line, or set to `1`, `true`, `yes` or `on`.
    func flag(_ name: String, given: Bool) throws -> Bool {
        if given { return true }
        let value = try parsed(name, orSay: "use 1 or 0") { text -> Bool? in
            switch text.lowercased() {
            case "1", "true", "yes", "on": true
            case "0", "false", "no", "off": false
            default: nil
            }
        }
        return value ?? false
    }
}

/// What was asked for cannot be meant: the sentence says what to write instead.
struct UsageError: Error {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}

/// Something outside the program is not there or not as it must be.
struct UnavailableError: Error, Hashable {
    let sentence: String

    init(_ sentence: String) { self.sentence = sentence }
}

extension Environment {
    /// `TMPDIR`, or `/tmp`.
    static var temporaryFolder: String { process.value("TMPDIR") ?? "/tmp" }
}
