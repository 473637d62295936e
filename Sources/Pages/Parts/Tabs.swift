public import HTML

/// Views of the same thing side by side. Tabs are links to pages, never panels.
public struct Tabs: Component, Hashable {
    public struct Tab: Hashable, Sendable {
        public var text: String
        public var path: String
        public var isCurrent: Bool
        /// How many things the tab shows, in the reader's digits.
        public var count: String?

        public init(_ text: String, _ path: String, isCurrent: Bool, count: String? = nil) {
            self.text = text
            self.path = path
            self.isCurrent = isCurrent
            self.count = count
        }
    }

    /// What the views are of, for those who do not see them.
    public var label: String
    public var tabs: [Tab]

    public init(_ label: String, _ tabs: [Tab]) {
        self.label = label
        self.tabs = tabs
    }

    public var html: HTML {
        """
        <nav class="tabs" aria-label="\(label)"><ul>\(tabs, { tab in
            """
            <li><a href="\(url: tab.path)"\(attribute: "aria-current", tab.isCurrent ? "page" : nil)>\(tab.text)\
            \(tab.count, { " <span class=\"count\">\($0)</span>" })</a></li>
            """
        })</ul></nav>
        """
    }
}
