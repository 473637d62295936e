public import HTTPTypes

/// One answer as a browser sees it.
public struct Answer: Sendable {
    public var status: Int
    public var headers: HTTPFields
    public var body: String

    public init(status: Int, headers: HTTPFields, body: String) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    public var location: String? { headers[.location] }

    /// The text between the first `<title>` and its end.
    public var title: String { between("<title>", "</title>") ?? "" }

    /// The text of the page's one heading, markup taken out.
    public var heading: String { between("<h1>", "</h1>").map(Self.text) ?? "" }

    /// What a reader sees in the main part: text without markup, white space folded, references resolved.
    public var visible: String { Self.text(between("<main", "</main>").map { "<main" + $0 } ?? body) }

    /// The value of the first form's token.
    public var token: String { value(of: "csrf_token") ?? "" }

    /// The value of the first hidden or text input of this name.
    public func value(of name: String) -> String? { Self.value(of: name, in: body) }

    /// The same in the form that is sent there, where there is one. The last: what takes an act back stands before the page's
    /// own form, and may go to the same place.
    public func value(of name: String, sentTo path: String) -> String? {
        let form = body.pieces(from: "<form", to: "</form>").last { $0.contains("action=\"\(path)\"") }
        return Self.value(of: name, in: form ?? body)
    }

    private static func value(of name: String, in markup: String) -> String? {
        for tag in markup.pieces(from: "<input", to: ">") where tag.contains("name=\"\(name)\"") {
            return tag.pieces(from: "value=\"", to: "\"").first.map(resolved)
        }
        return nil
    }

    /// The addresses of all links, in order.
    public var links: [String] { body.pieces(from: "href=\"", to: "\"").map(Self.resolved) }

    private func between(_ start: String, _ end: String) -> String? { body.pieces(from: start, to: end).first }

    /// The text of markup.
    public static func text(_ markup: String) -> String {
        var text = ""
        var inTag = false
        for character in markup {
            switch character {
            case "<":
                inTag = true
                text += " "
            case ">" where inTag: inTag = false
            default: if !inTag { text.append(character) }
            }
        }
        return resolved(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    static func resolved(_ text: String) -> String {
        var resolved = text
        for (reference, plain) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            resolved = resolved.pieces(around: reference).joined(separator: plain)
        }
        return resolved
    }
}

extension String {
    /// The texts that stand between `start` and the next `end`.
    public func pieces(from start: String, to end: String) -> [String] {
        pieces(around: start).dropFirst().compactMap { piece in
            let parts = piece.pieces(around: end)
            return parts.count > 1 ? parts[0] : nil
        }
    }

    /// The parts that `separator` divides the text into.
    public func pieces(around separator: String) -> [String] {
        var pieces: [String] = []
        var rest = utf8[...]
        let wanted = Array(separator.utf8)
        var start = rest.startIndex
        var index = start
        while index < rest.endIndex {
            if rest[index] == wanted[0], rest[index...].starts(with: wanted) {
                pieces.append(String(rest[start..<index]) ?? "")
                index = rest.index(index, offsetBy: wanted.count)
                start = index
            } else {
                index = rest.index(after: index)
            }
        }
        rest = rest[start...]
        pieces.append(String(rest) ?? "")
        return pieces
    }
}
