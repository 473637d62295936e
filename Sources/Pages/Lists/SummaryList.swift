public import HTML

/// Names and values, with a way to change each.
public struct SummaryList: Component {
    public struct Row: Sendable {
        public var name: String
        public var value: HTML
        public var action: ActionLink?

        public init(_ name: String, _ value: String, action: ActionLink? = nil) {
            self.init(name, markup: HTML(text: value), action: action)
        }

        public init(_ name: String, markup: HTML, action: ActionLink? = nil) {
            self.name = name
            value = markup
            self.action = action
        }
    }

    public var rows: [Row]

    public init(_ rows: [Row]) {
        self.rows = rows
    }

    public var html: HTML {
        """
        <dl class="summary">\(rows, { row in
            """
            <div><dt>\(row.name)</dt><dd>\(if: row.value.isEmpty, "<span class=\"meta\">–</span>", else: row.value)</dd>\
            \(row.action, { "<dd class=\"summary-action\">\($0)</dd>" })</div>
            """
        })</dl>
        """
    }
}
