public import HTML

/// The top of a page: its one heading, what state the thing is in, and what can be done with it.
public struct PageHeader: Component {
    public var title: String
    public var tags: [Tag]
    /// One line under the heading: when and where, how many.
    public var meta: String
    /// At most one of them is primary.
    public var actions: [ActionLink]
    public var breadcrumbs: Breadcrumbs?

    public init(
        _ title: String, tags: [Tag] = [], meta: String = "", actions: [ActionLink] = [],
        breadcrumbs: Breadcrumbs? = nil
    ) {
        self.title = title
        self.tags = tags
        self.meta = meta
        self.actions = actions
        self.breadcrumbs = breadcrumbs
    }

    public var html: HTML {
        """
        \(breadcrumbs)<header class="page-header"><div><h1>\(title)</h1>\
        \(if: !tags.isEmpty, "<p class=\"tags\">\(tags, { "\($0) " })</p>")\
        \(if: !meta.isEmpty, "<p class=\"meta\">\(meta)</p>")</div>\
        \(if: !actions.isEmpty, "<div class=\"actions\">\(actions)</div>")</header>
        """
    }
}
