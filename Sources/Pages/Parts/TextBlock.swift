public import HTML

/// Text that somebody typed, in the paragraphs and lines they typed it in.
public struct TextBlock: Component, Hashable {
    public var text: String

    public init(_ text: String) {
        self.text = text
    }

    public var html: HTML {
        guard !text.allSatisfy(\.isWhitespace) else { return "" }
        var paragraphs: [[Substring]] = [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isWhitespace) {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(line)
            }
        }
        return """
            <div class="prose">\(paragraphs.filter { !$0.isEmpty }, { lines in
                "<p>\(lines.map { "\($0)" as HTML }.joined(separator: "<br>"))</p>"
            })</div>
            """
    }
}
