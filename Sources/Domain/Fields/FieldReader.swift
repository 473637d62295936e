/// Reads typed values out of named texts, from a web form or a row of a file alike, and gathers every problem
/// on the way, so that a person sees all of them at once.
///
/// A field that is not given at all (a column the file does not have) takes the value it had before; a field that
/// is given and empty is emptied. Texts are trimmed of white space at both ends; inside they stay as they are.
public struct FieldReader {
    public private(set) var problems: [FieldProblem] = []
    /// The address that was read last: a row is found by it, and then has it.
    private var knownAddress: (field: Field, address: EmailAddress)?
    private let lookUp: (Field) -> String?

    /// `lookUp` answers nil for a field that is not given.
    public init(_ lookUp: @escaping (Field) -> String?) {
        self.lookUp = lookUp
    }

    /// The trimmed text of a field, nil when the field is not given.
    public func given(_ field: Field) -> String? {
        guard let text = lookUp(field) else { return nil }
        return Self.trim(text)
    }

    /// Records a problem that was found by looking at the value itself.
    public mutating func refuse(_ field: Field, _ message: Message) {
        problems.append(FieldProblem(field, message, value: given(field) ?? ""))
    }

    /// Records a problem that another reader of the same fields has found.
    public mutating func refuse(_ problem: FieldProblem) { problems.append(problem) }

    /// A single line of at most `longest` characters.
    public mutating func line(_ field: Field, else old: String = "", longest: Int = 200) -> String {
        guard let whole = lookUp(field) else { return old }
        if Self.isPlain(whole, longest: longest) { return whole }
        let text = Self.trim(whole)
        if Self.isPlain(text, longest: longest) { return text }
        if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            refuse(field, "Use one line without control characters.")
        } else {
            refuseIfTooLong(text, field, longest)
        }
        return text
    }

    /// A single line that may not be empty.
    public mutating func requiredLine(
        _ field: Field, else old: String = "", longest: Int = 200, missing: Message
    ) -> String {
        let text = line(field, else: old, longest: longest)
        if text.isEmpty { refuse(field, missing) }
        return text
    }

    /// Text of several lines; line ends become `\n`, other control characters than the tab are refused.
    public mutating func text(_ field: Field, else old: String = "", longest: Int = 20_000) -> String {
        guard let whole = lookUp(field) else { return old }
        if Self.isPlain(whole, longest: longest) { return whole }
        let text = Self.plainLineEnds(Self.trim(whole))
        if Self.isPlain(text, longest: longest) { return text }
        let isControl = { (scalar: Unicode.Scalar) in
            scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
        }
        if text.unicodeScalars.contains(where: isControl) {
            refuse(field, "Take out the control characters.")
        } else {
            refuseIfTooLong(text, field, longest)
        }
        return text
    }

    /// Bytes as well, because one character may be a letter with any number of marks, and takes the room of all of them in
    /// pages, cookies and logs. Four a character are enough for every script and all but the composed emoji.
    private mutating func refuseIfTooLong(_ text: String, _ field: Field, _ longest: Int) {
        if text.count > longest {
            refuse(field, "Use at most \(longest) characters; this has \(text.count).")
        } else if text.utf8.count > 4 * longest {
            refuse(
                field,
                "Use fewer composed characters: this takes \(text.utf8.count) bytes, and at most \(4 * longest) are kept."
            )
        }
    }

    /// A value that `parse` understands; empty and not given are nil or `old`. A text it does not understand is refused.
    public mutating func value<Value>(
        _ field: Field, else old: Value? = nil, orSay message: @autoclosure () -> Message, _ parse: (String) -> Value?
    ) -> Value? {
        guard let text = given(field) else { return old }
        guard !text.isEmpty else { return nil }
        let value = parse(text)
        if value == nil { refuse(field, message()) }
        return value
    }

    /// As ``value(_:else:orSay:_:)``, but empty is refused, too.
    public mutating func requiredValue<Value>(
        _ field: Field, else old: Value? = nil, missing: Message, orSay message: @autoclosure () -> Message,
        _ parse: (String) -> Value?
    ) -> Value? {
        if given(field).map(\.isEmpty) ?? (old == nil) {
            refuse(field, missing)
            return nil
        }
        return value(field, else: old, orSay: message(), parse)
    }

    /// One word of a closed list; not given or empty takes `standard`.
    public mutating func choice<Choice: CaseIterable & RawRepresentable>(
        _ field: Field, else old: Choice? = nil, standard: Choice
    ) -> Choice where Choice.RawValue == String {
        let chosen = value(
            field, else: old, orSay: "Use one of: \(Choice.allCases.map(\.rawValue).joined(separator: ", "))."
        ) { Self.word($0) ?? Self.word($0.lowercased()) }
        return chosen ?? standard
    }

    /// Compared one by one, because `init(rawValue:)` of twelve words takes five times as long.
    private static func word<Choice: CaseIterable & RawRepresentable>(_ text: String) -> Choice?
    where Choice.RawValue == String {
        Choice.allCases.first { $0.rawValue == text }
    }

    /// A whole number in `range`, or nil when empty.
    public mutating func number(_ field: Field, else old: Int? = nil, in range: ClosedRange<Int>) -> Int? {
        value(field, else: old, orSay: "Use a whole number from \(range.lowerBound) to \(range.upperBound).") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// Yes or no; empty is no.
    public mutating func flag(_ field: Field, else old: Bool) -> Bool {
        guard let text = given(field) else { return old }
        switch text.lowercased() {
        case "yes", "true", "1", "on": return true
        case "", "no", "false", "0": return false
        default:
            refuse(field, "Use yes or no.")
            return old
        }
    }

    /// The e-mail address in a field, nil when there is none; what is wrong with it is left for ``email(_:else:)`` to say.
    public mutating func address(_ field: Field) -> EmailAddress? {
        guard let text = given(field), !text.isEmpty, let address = EmailAddress(text) else { return nil }
        knownAddress = (field, address)
        return address
    }

    /// An e-mail address, or nil when empty.
    public mutating func email(_ field: Field, else old: EmailAddress? = nil) -> EmailAddress? {
        if let known = knownAddress, known.field == field { return known.address }
        return value(field, else: old, orSay: "Use an e-mail address such as name@example.org.") { EmailAddress($0) }
    }

    /// Throws all problems at once, when there are any.
    public func finish() throws(DomainError) {
        if !problems.isEmpty { throw .invalid(problems) }
    }

    static func trim(_ text: consuming String) -> String {
        if let plain = plainlyTrimmed(text.utf8Span.span) { return plain.isWhole ? text : plain.text }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }

    /// The text without what is ASCII's white space at its ends, when what it then begins and ends with is surely none; the text
    /// as such is left out when it is that already.
    private static func plainlyTrimmed(_ bytes: Span<UInt8>) -> (isWhole: Bool, text: String)? {
        var range = 0..<bytes.count
        while let first = range.first, isPlainSpace(bytes[first]) { range = (first + 1)..<range.upperBound }
        while let last = range.last, isPlainSpace(bytes[last]) { range = range.lowerBound..<last }
        guard let first = range.first, let last = range.last else { return (bytes.isEmpty, "") }
        guard isPlainEnd(bytes[first]), isPlainEnd(bytes[last]) else { return nil }
        if range.count == bytes.count { return (true, "") }
        // because: the pointer stays within the closure.
        return bytes.extracting(range).withUnsafeBufferPointer { (false, String(decoding: $0, as: UTF8.self)) }
    }

    /// White space of ASCII by Unicode's property: space, tab, line feed, vertical tab, form feed, carriage return.
    private static func isPlainSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// Whether a byte is a character that is surely no white space.
    private static func isPlainEnd(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

    /// Whether the text has neither a control character, white space at its ends nor more than `longest` characters, as far as its
    /// bytes tell: in ASCII a byte is a character. Unicode's properties take most of the time of reading a row.
    private static func isPlain(_ text: String, longest: Int) -> Bool {
        let bytes = text.utf8Span.span
        if bytes.isEmpty { return true }
        guard bytes.count <= longest, isPlainEnd(bytes[0]), isPlainEnd(bytes[bytes.count - 1]) else { return false }
        // Without a branch for each byte, which the compiler makes wide instructions of.
        var others: UInt8 = 0
        for place in bytes.indices { others |= bytes[place] &- 0x20 < 0x5F ? 0 : 1 }
        return others == 0
    }

    static func plainLineEnds(_ text: String) -> String {
        guard text.utf8.contains(13) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var afterReturn = false
        for byte in text.utf8 {
            if byte == 13 {
                bytes.append(10)
            } else if byte != 10 || !afterReturn {
                bytes.append(byte)
            }
            afterReturn = byte == 13
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
