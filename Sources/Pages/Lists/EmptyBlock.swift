public import HTML

/// What stands where there is nothing yet: what will be here, and the one act that brings it.
public struct EmptyBlock: Component, Hashable {
    public var title: String
    public var text: String
    public var action: ActionLink?

    public init(_ title: String, _ text: String = "", action: ActionLink? = nil) {
        self.title = title
        self.text = text
        self.action = action
    }

    public var html: HTML {
        """
        <div class="empty"><h2>\(title)</h2>\(if: !text.isEmpty, "<p>\(text)</p>")\
        \(action, { "<p>\($0)</p>" })</div>
        """
    }
}
