public import Domain
public import HTML

/// Rows of the same kind. The first cell names its row; sorting is done by the server, so a heading that sorts is a
/// link. On a narrow screen each row stands as a block with its headings repeated (`data-label`).
public struct Table: Component {
    public struct Column: Sendable {
        public var label: String
        public var isNumeric: Bool
        public var sort: SortLink?

        public init(_ label: String, isNumeric: Bool = false, sort: SortLink? = nil) {
            self.label = label
            self.isNumeric = isNumeric
            self.sort = sort
        }
    }

    /// Where a heading leads, and how the list is sorted by it now.
    public struct SortLink: Hashable, Sendable {
        public var path: String
        /// Nil when the list is sorted by another column.
        public var direction: SortDirection?

        public init(_ path: String, _ direction: SortDirection? = nil) {
            self.path = path
            self.direction = direction
        }
    }

    public struct Row: Sendable {
        /// The anchor of the row, so that a page can lead back to it.
        public var id: String?
        public var cells: [HTML]

        public init(id: String? = nil, _ cells: [HTML]) {
            self.id = id
            self.cells = cells
        }
    }

    /// What the table holds; heard by those who do not see it, and shown when `showsCaption` is set.
    public var caption: String
    public var showsCaption: Bool
    public var columns: [Column]
    public var rows: [Row]

    public init(_ caption: String, showsCaption: Bool = false, columns: [Column], rows: [Row]) {
        self.caption = caption
        self.showsCaption = showsCaption
        self.columns = columns
        self.rows = rows
    }

    public var html: HTML {
        """
        <table class="table"><caption\(if: !showsCaption, " class=\"hidden\"")>\(caption)</caption>\
        <thead><tr>\(columns, heading)</tr></thead><tbody>\(body)</tbody></table>
        """
    }

    private var body: HTML {
        let openings = columns.enumerated().map { index, column -> HTML in
            if index == 0 { return "<th scope=\"row\">" }
            return "<td\(if: column.isNumeric, " class=\"number\"") data-label=\"\(column.label)\">"
        }
        let size = rows.reduce(0) { sum, row in sum + row.cells.reduce(64) { $0 + $1.bytes.count + 48 } }
        var body = HTML(reserving: size)
        for row in rows {
            body.append("<tr\(attribute: "id", row.id)>")
            for (index, cell) in row.cells.enumerated() where index < openings.count {
                body.append(openings[index])
                body.append(cell)
                body.append(index == 0 ? "</th>" : "</td>")
            }
            body.append("</tr>")
        }
        return body
    }

    private func heading(_ column: Column) -> HTML {
        let words: HTML =
            if let sort = column.sort {
                "<a href=\"\(url: sort.path)\">\(column.label)\(if: sort.direction != nil, Icon.chevron.html)</a>"
            } else {
                HTML(text: column.label)
            }
        return """
            <th scope="col"\(if: column.isNumeric, " class=\"number\"")\
            \(attribute: "aria-sort", column.sort?.direction?.rawValue)>\(words)</th>
            """
    }
}
