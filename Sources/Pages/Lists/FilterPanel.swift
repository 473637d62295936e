public import Domain
public import HTML

/// A form that narrows a list down, and what it is narrowed down by, each removable with one press. It is a plain GET
/// form: the list's state is its address.
public struct FilterPanel: Component {
    /// One thing that the list is narrowed down by.
    public struct Chip: Hashable, Sendable {
        public var text: String
        /// The list without it.
        public var path: String

        public init(_ text: String, without path: String) {
            self.text = text
            self.path = path
        }
    }

    public var path: String
    /// The search field's name and label, when the list can be searched by text.
    public var search: (field: Field, label: String)?
    public var fields: HTML
    public var chips: [Chip]
    /// Parts of the state that are no filter but must stay, such as the sort.
    public var hidden: [(name: String, value: String)]
    private let form: FormFields
    private let t: Language

    public init(
        _ path: String, form: FormFields, search: (field: Field, label: String)? = nil, fields: HTML = "",
        chips: [Chip] = [], hidden: [(name: String, value: String)] = []
    ) {
        self.path = path
        self.form = form
        self.search = search
        self.fields = fields
        self.chips = chips
        self.hidden = hidden
        t = form.t
    }

    public var html: HTML {
        """
        <form class="filter" method="get" action="\(url: path)" role="search">\
        \(hidden.filter { !$0.value.isEmpty }, { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })\
        \(search, { searchField($0.field, $0.label) })\(fields)\
        <button class="button button-secondary" type="submit">\(t("Apply"))</button></form>\
        \(if: !chips.isEmpty, chosen)
        """
    }

    private func searchField(_ field: Field, _ label: String) -> HTML {
        form.frame(
            field, label, hint: nil, optional: false,
            control: """
                <input type="search" id="\(form.id(field))" name="\(field.rawValue)" value="\(form.value(field))" \
                autocomplete="off" data-search>
                """)
    }

    private var chosen: HTML {
        """
        <ul class="chips" aria-label="\(t("Filters in use"))">\(chips, { chip in
            """
            <li><a class="chip" href="\(url: chip.path)"><span class="hidden">\(t("Remove filter")) </span>\
            \(chip.text)\(Icon.close)</a></li>
            """
        })<li><a href="\(url: path)">\(t("Clear all"))</a></li></ul>
        """
    }
}
