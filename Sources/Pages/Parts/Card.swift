public import HTML

/// One thing among others of its kind: a title, what there is to know, and where it leads.
public struct Card: Component, Hashable {
    public var title: String
    public var path: String?
    public var tags: [Tag]
    /// Short facts under the title, one a line.
    public var facts: [String]
    public var text: String

    public init(_ title: String, path: String? = nil, tags: [Tag] = [], facts: [String] = [], text: String = "") {
        self.title = title
        self.path = path
        self.tags = tags
        self.facts = facts
        self.text = text
    }

    public var html: HTML {
        let heading: HTML = if let path { "<a href=\"\(url: path)\">\(title)</a>" } else { HTML(text: title) }
        return """
            <article class="card"><h3>\(heading)</h3>\
            \(if: !tags.isEmpty, "<p class=\"tags\">\(tags, { "\($0) " })</p>")\
            \(facts, { "<p class=\"meta\">\($0)</p>" })\
            \(if: !text.isEmpty, "<p>\(text)</p>")</article>
            """
    }
}

/// Cards side by side, as many as fit.
public struct Cards: Component, Hashable {
    public var cards: [Card]

    public init(_ cards: [Card]) {
        self.cards = cards
    }

    public var html: HTML {
        "<ul class=\"cards\">\(cards, { "<li>\($0)</li>" })</ul>"
    }
}

/// One number with its name, as the overview shows them; it may lead to what it counts.
public struct Figure: Component, Hashable {
    public var number: String
    public var label: String
    public var path: String?

    public init(_ number: String, _ label: String, path: String? = nil) {
        self.number = number
        self.label = label
        self.path = path
    }

    public var html: HTML {
        let inside: HTML = "<span class=\"figure-number\">\(number)</span> <span class=\"figure-label\">\(label)</span>"
        return if let path { "<a class=\"figure\" href=\"\(url: path)\">\(inside)</a>" } else {
            "<p class=\"figure\">\(inside)</p>"
        }
    }
}
