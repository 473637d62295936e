import Domain
public import HTML

/// An address that is there to be copied; a script puts a button beside it.
public struct CopyField: Component {
    public var label: String
    public var value: String
    /// The field's `id`, unique on the page.
    public var id: String
    public var hint: String?
    private let t: Language

    public init(_ label: String, _ value: String, id: String, hint: String? = nil, _ t: Language) {
        self.label = label
        self.value = value
        self.id = id
        self.hint = hint
        self.t = t
    }

    public var html: HTML {
        """
        <div class="field copy"><label for="\(id)">\(label)</label>\
        \(hint, { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" })\
        <div><input type="text" id="\(id)" value="\(value)" readonly data-copy="\(t("Copy"))" \
        data-copied="\(t("Copied"))"\(attribute: "aria-describedby", hint == nil ? nil : id + "-hint")></div></div>
        """
    }
}
