public import HTML

/// What happened, newest first: what, who, when.
public struct Timeline: Component, Hashable {
    public struct Entry: Hashable, Sendable {
        public var title: String
        public var path: String?
        /// Who did it, and when, in words.
        public var byline: String
        public var text: String

        public init(_ title: String, path: String? = nil, byline: String, text: String = "") {
            self.title = title
            self.path = path
            self.byline = byline
            self.text = text
        }
    }

    public var entries: [Entry]

    public init(_ entries: [Entry]) {
        self.entries = entries
    }

    public var html: HTML {
        """
        <ol class="timeline">\(entries, { entry in
            """
            <li><p class="timeline-title">\
            \(if: entry.path != nil, "<a href=\"\(url: entry.path ?? "")\">\(entry.title)</a>", else: "\(entry.title)")\
            </p><p class="meta">\(entry.byline)</p>\(if: !entry.text.isEmpty, "<p>\(entry.text)</p>")</li>
            """
        })</ol>
        """
    }
}
