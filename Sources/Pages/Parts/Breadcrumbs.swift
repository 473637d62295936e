import Domain
public import HTML

/// The way back from a page at depth three or more; the page itself is not part of it.
public struct Breadcrumbs: Component {
    public struct Step: Hashable, Sendable {
        public var text: String
        public var path: String

        public init(_ text: String, _ path: String) {
            self.text = text
            self.path = path
        }
    }

    public var steps: [Step]
    private let t: Language

    public init(_ steps: [Step], _ t: Language) {
        self.steps = steps
        self.t = t
    }

    public var html: HTML {
        guard !steps.isEmpty else { return "" }
        return """
            <nav class="breadcrumbs" aria-label="\(t("Breadcrumbs"))"><ol>\
            \(steps, { "<li><a href=\"\(url: $0.path)\">\($0.text)</a></li>" })</ol></nav>
            """
    }
}
