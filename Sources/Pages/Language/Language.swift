public import Domain

/// A reader's language: turns messages, dates, times and numbers into words.
///
/// Pages take it as `t` and write `\(t("Sessions"))`. English needs no catalogue, because a message's key is its
/// English text; any other language looks the key up and falls back to English for what is not translated yet.
public struct Language: Sendable {
    /// Which way the language is written.
    public enum Direction: String, Sendable {
        case leftToRight = "ltr"
        case rightToLeft = "rtl"
    }

    /// The BCP 47 tag, as `<html lang>` takes it.
    public let tag: String
    public let direction: Direction
    private let words: Words

    private enum Words: Sendable {
        case english
        case marked
        case catalogue(Catalogue)
    }

    /// The language of the keys.
    public static let english = Language(tag: "en-GB", direction: .leftToRight, words: .english)

    /// Wraps every message in `⟦…⟧`. On a page in this language, text outside the brackets that is not data has gone
    /// round the catalogue: the tests look for it.
    public static let pseudo = Language(tag: "en-x-pseudo", direction: .leftToRight, words: .marked)

    private init(tag: String, direction: Direction, words: Words) {
        self.tag = tag
        self.direction = direction
        self.words = words
    }

    /// A language with a catalogue of its own.
    public init(tag: String, catalogue: Catalogue) {
        let rightToLeft: Set<Substring> = ["ar", "dv", "fa", "he", "ps", "ur", "yi"]
        let primary = tag.split(separator: "-").first ?? ""
        self.init(
            tag: tag, direction: rightToLeft.contains(primary) ? .rightToLeft : .leftToRight,
            words: .catalogue(catalogue))
    }

    /// The sentence in this language.
    public func callAsFunction(_ message: Message) -> String {
        if case .english = words, message.arguments.isEmpty { return message.key }
        let texts = message.arguments.map(text)
        switch words {
        case .english: return Message.fill(englishPattern(message), with: texts)
        case .marked: return "⟦" + Message.fill(englishPattern(message), with: texts) + "⟧"
        case .catalogue(let catalogue):
            return Message.fill(catalogue.pattern(for: message) ?? englishPattern(message), with: texts)
        }
    }

    /// A whole number with its groups of three set off: `9,812`.
    public func number(_ value: Int) -> String {
        let digits = Array(String(value.magnitude).utf8)
        guard digits.count > 3 else { return String(value) }
        var grouped: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { grouped.append(UInt8(ascii: ",")) }
            grouped.append(digit)
        }
        return String(decoding: grouped, as: UTF8.self)
    }

    /// The size of a file in the largest unit that leaves no fraction: `64 MB`, `1,500 kB`, `12 bytes`, by powers of two.
    public func fileSize(_ bytes: Int64) -> String {
        if bytes >= 1 << 20, bytes.isMultiple(of: 1 << 20) { return self("\(Int(bytes >> 20)) MB") }
        if bytes >= 1 << 10, bytes.isMultiple(of: 1 << 10) { return self("\(Int(bytes >> 10)) kB") }
        return self(Message(count: Int(bytes), one: "{0} byte", other: "{0} bytes"))
    }

    private func englishPattern(_ message: Message) -> String {
        if let otherKey = message.otherKey, message.count != 1 { otherKey } else { message.key }
    }

    private func text(_ argument: Message.Argument) -> String {
        switch argument {
        case .text(let text): text
        case .number(let value): number(value)
        case .message(let message): self(message)
        }
    }
}
