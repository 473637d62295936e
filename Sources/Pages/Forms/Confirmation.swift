import Domain
public import HTML

/// What a page asks before an act that cannot be taken back, or that others will notice: what exactly will happen,
/// a button that names it, and the way back. The question itself is the page's heading.
public struct Confirmation: Component {
    /// What will happen, a paragraph each.
    public var consequences: [String]
    /// What is concerned.
    public var facts: [SummaryList.Row]
    public var form: PostForm

    public init(
        consequences: [String], facts: [SummaryList.Row] = [], to path: String, token: String,
        hidden: [(name: String, value: String)] = [], act: String, back: String, _ t: Language
    ) {
        self.consequences = consequences
        self.facts = facts
        form = PostForm(
            to: path, token: token, hidden: hidden,
            buttons: Buttons(act, .danger, cancel: ActionLink(t("Cancel"), back, .plain)))
    }

    public var html: HTML {
        """
        <div class="confirmation">\(consequences, { "<p>\($0)</p>" })\
        \(if: !facts.isEmpty, SummaryList(facts).html)\(form)</div>
        """
    }
}
