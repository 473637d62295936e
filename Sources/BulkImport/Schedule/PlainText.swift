/// Text that may be HTML, as text: frab and its kind hold either, and nothing in their files says which.
///
/// Only where one of the elements below stands is anything changed. Paragraphs, list items and line breaks become line
/// ends, the address of a link follows its text in parentheses, every other tag goes, and character references become
/// what they stand for. Markdown is text and stays as it is written.
struct PlainText {
    private var out = ""
    /// Links that are open, each with the bytes before its text.
    private var links: [(address: String, start: Int)] = []

    static func of(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
        var rest = text[...]
        var isHTML = false
        var converter = PlainText()
        while let open = rest.firstIndex(of: "<") {
            converter.append(rest[..<open])
            guard let tag = Tag(rest[open...]) else {
                converter.out.append("<")
                rest = rest[rest.index(after: open)...]
                continue
            }
            isHTML = true
            converter.take(tag)
            rest = rest[tag.end...]
        }
        converter.append(rest)
        return isHTML ? tidied(converter.out) : text
    }

    private mutating func append(_ text: Substring) { out += Self.resolved(text) }

    private mutating func take(_ tag: Tag) {
        switch tag.name {
        case "br": out.append("\n")
        case "li": if !tag.isEnd { out += out.isEmpty || out.hasSuffix("\n") ? "- " : "\n- " }
        case "a": takeLink(tag)
        case "b", "i", "em", "strong", "code", "span", "u", "s", "small", "sub", "sup", "tt", "cite", "q", "abbr": break
        default: if !out.isEmpty, !out.hasSuffix("\n\n") { out += out.hasSuffix("\n") ? "\n" : "\n\n" }
        }
    }

    private mutating func takeLink(_ tag: Tag) {
        if !tag.isEnd {
            links.append((tag.address, out.utf8.count))
        } else if let link = links.popLast(), !link.address.isEmpty,
            !out.utf8.dropFirst(link.start).elementsEqual(link.address.utf8)
        {
            out += " (\(link.address))"
        }
    }

    /// No more than one empty line, and none at the ends.
    private static func tidied(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = line.hasSuffix("\r") ? line.dropLast() : line
            let isBlank = line.allSatisfy(\.isWhitespace)
            if isBlank, lines.last?.isEmpty ?? true { continue }
            lines.append(isBlank ? "" : line)
        }
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    private static let names: [Substring: String] = [
        "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ndash": "–", "mdash": "—",
        "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "auml": "ä", "ouml": "ö", "uuml": "ü",
        "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é", "euro": "€", "copy": "©",
    ]

    /// Character references become characters; one that is not known stays as it is written.
    static func resolved(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text) }
        var (result, rest) = ("", text)
        while let sign = rest.firstIndex(of: "&") {
            result += rest[..<sign]
            let after = rest[rest.index(after: sign)...]
            guard let end = after.prefix(12).firstIndex(of: ";"), let character = character(after[..<end]) else {
                result.append("&")
                rest = after
                continue
            }
            result += character
            rest = after[after.index(after: end)...]
        }
        return result + rest
    }

    private static func character(_ name: Substring) -> String? {
        guard name.hasPrefix("#") else { return names[name] }
        let digits = name.dropFirst()
        let number = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap { Unicode.Scalar($0) }.map { String(Character($0)) }
    }
}

/// A tag of HTML at the beginning of a text.
private struct Tag {
    let name: String
    let isEnd: Bool
    /// Behind the tag.
    let end: String.Index
    /// The `href`.
    let address: String

    private static let known: Set = [
        "p", "br", "a", "b", "i", "em", "strong", "ul", "ol", "li", "div", "span", "h1", "h2", "h3", "h4", "h5", "h6",
        "blockquote", "code", "pre", "table", "tbody", "tr", "td", "th", "hr", "u", "s", "small", "sub", "sup", "tt",
        "cite", "q", "abbr", "dl", "dt", "dd", "section", "img",
    ]

    /// Nil when what begins here is no tag that is known.
    init?(_ text: Substring) {
        var rest = text.dropFirst()
        isEnd = rest.first == "/"
        if isEnd { rest = rest.dropFirst() }
        name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }.lowercased()
        guard Self.known.contains(name), let close = rest.firstIndex(of: ">") else { return nil }
        let inside = rest[..<close].dropFirst(name.count)
        guard inside.first.map({ $0.isWhitespace || $0 == "/" }) ?? true else { return nil }
        end = rest.index(after: close)
        address = Self.address(inside)
    }

    private static func address(_ attributes: Substring) -> String {
        guard let place = attributes.firstRange(of: "href=") else { return "" }
        let value = attributes[place.upperBound...]
        guard let quote = value.first, quote == "\"" || quote == "'" else {
            return PlainText.resolved(value.prefix { !$0.isWhitespace })
        }
        return PlainText.resolved(value.dropFirst().prefix { $0 != quote })
    }
}
