public import Domain
public import HTML

/// The fields of one form, as they are shown now: with what was typed and what is wrong with it.
///
/// A field's name is its `id`, so that the error summary can lead to it; two forms on one page are told apart by
/// `idPrefix`. No field carries HTML's `required` or a pattern: the server says what is wrong, all at once and in words.
public struct FormFields: Sendable {
    /// How long an answer is expected to be: the control is about that wide.
    public enum Width: String, Sendable {
        case short, middle, long, full
    }

    let t: Language
    let idPrefix: String
    private let problems: [FieldProblem]
    private let values: @Sendable (Field) -> [String]

    /// `values` answers everything that was typed for a field, or stands in it at first; empty when there is nothing.
    public init(
        _ t: Language, problems: [FieldProblem] = [], idPrefix: String = "",
        values: @escaping @Sendable (Field) -> [String]
    ) {
        self.t = t
        self.problems = problems
        self.idPrefix = idPrefix
        self.values = values
    }

    /// Fields that have one value each.
    public init(
        _ t: Language, problems: [FieldProblem] = [], idPrefix: String = "", values: [Field: String] = [:]
    ) {
        self.init(t, problems: problems, idPrefix: idPrefix) { field in values[field].map { [$0] } ?? [] }
    }

    /// One line of text.
    public func text(
        _ field: Field, _ label: String, hint: String? = nil, optional: Bool = false, width: Width = .full,
        autocomplete: String? = nil, spellcheck: Bool = true
    ) -> HTML {
        input(
            field, label, hint: hint, optional: optional, type: "text", width: width, autocomplete: autocomplete,
            extra: spellcheck ? "" : " spellcheck=\"false\" autocapitalize=\"none\"")
    }

    /// An e-mail address. `autocomplete` is `username` where one signs in.
    public func email(
        _ field: Field, _ label: String, hint: String? = nil, optional: Bool = false, autocomplete: String? = nil
    ) -> HTML {
        input(
            field, label, hint: hint, optional: optional, type: "email", width: .long, autocomplete: autocomplete,
            extra: " spellcheck=\"false\" autocapitalize=\"none\"")
    }

    /// A password: pasting works, password managers are told what it is, and it is never written back.
    public func password(
        _ field: Field, _ label: String, hint: String? = nil, isNew: Bool = false, optional: Bool = false
    ) -> HTML {
        input(
            field, label, hint: hint, optional: optional, type: "password", width: .long,
            autocomplete: isNew ? "new-password" : "current-password", value: "",
            extra: " spellcheck=\"false\" autocapitalize=\"none\"")
    }

    /// A whole number. A text control with digits on the keyboard, because number controls change under a scroll
    /// wheel and drop what they do not understand.
    public func number(
        _ field: Field, _ label: String, hint: String? = nil, optional: Bool = false, width: Width = .short
    ) -> HTML {
        input(
            field, label, hint: hint, optional: optional, type: "text", width: width,
            extra: " inputmode=\"numeric\" autocomplete=\"off\"")
    }

    /// A day, typed as `2011-11-29`. No date control: it hides what it does not understand, shows the order of the
    /// browser's country, and stops the Tab key three times.
    public func date(_ field: Field, _ label: String, hint: String? = nil, optional: Bool = false) -> HTML {
        input(
            field, label, hint: hint ?? t("Year, month, day, such as \("2011-11-29")"), optional: optional,
            type: "text",
            width: .middle, extra: " autocomplete=\"off\" spellcheck=\"false\"")
    }

    /// A time of day, typed as `09:30`.
    public func time(_ field: Field, _ label: String, hint: String? = nil, optional: Bool = false) -> HTML {
        input(
            field, label, hint: hint ?? t("Such as \("09:30")"), optional: optional, type: "text", width: .short,
            extra: " autocomplete=\"off\" spellcheck=\"false\"")
    }

    /// A file; `accept` lists its extensions (`.csv`). The hint says type and size before anything is chosen.
    public func file(_ field: Field, _ label: String, hint: String, accept: String) -> HTML {
        frame(
            field, label, hint: hint, optional: false,
            control: """
                <input type="file" id="\(id(field))" name="\(field.rawValue)" accept="\(accept)"\(marks(field, hint))>
                """)
    }

    /// Several lines of text.
    public func textArea(
        _ field: Field, _ label: String, hint: String? = nil, optional: Bool = false, rows: Int = 6
    ) -> HTML {
        // The first line end after the tag is dropped by browsers, so one is written for them to drop.
        frame(
            field, label, hint: hint, optional: optional,
            control: """
                <textarea id="\(id(field))" name="\(field.rawValue)" rows="\(rows)"\(marks(field, hint))>
                \(value(field))</textarea>
                """)
    }

    func value(_ field: Field) -> String { values(field).first ?? "" }

    func chosen(_ field: Field) -> Set<String> { Set(values(field)) }

    func id(_ field: Field) -> String { idPrefix + field.rawValue }

    private func input(
        _ field: Field, _ label: String, hint: String?, optional: Bool, type: StaticString, width: Width,
        autocomplete: String? = nil, value: String? = nil, extra: HTML
    ) -> HTML {
        frame(
            field, label, hint: hint, optional: optional,
            control: """
                <input type="\(raw: type)" class="width-\(width.rawValue)" id="\(id(field))" name="\(field.rawValue)" \
                value="\(value ?? self.value(field))"\(attribute: "autocomplete", autocomplete)\(extra)\
                \(marks(field, hint))>
                """)
    }

    /// Label, hint, error and control, in the order in which they are read.
    func frame(_ field: Field, _ label: String, hint: String?, optional: Bool, control: HTML) -> HTML {
        """
        <div class="field\(if: error(field) != nil, " field-wrong")">\
        <label for="\(id(field))">\(labelText(label, optional: optional))</label>\
        \(hintAndError(field, hint))\(control)</div>
        """
    }

    func labelText(_ label: String, optional: Bool) -> HTML {
        "\(label)\(if: optional, " <span class=\"meta\">\(t("(optional)"))</span>")"
    }

    func hintAndError(_ field: Field, _ hint: String?) -> HTML {
        """
        \(hint, { "<p class=\"hint\" id=\"\(id(field))-hint\">\($0)</p>" })\
        \(error(field), { message in
            "<p class=\"error\" id=\"\(id(field))-error\"><span class=\"hidden\">\(t("Error:")) </span>\(t(message))</p>"
        })
        """
    }

    /// The attributes that tie a control to its hint and its error.
    func marks(_ field: Field, _ hint: String?) -> HTML {
        "\(description(field, hint))\(attribute: "aria-invalid", error(field) == nil ? nil : "true")"
    }

    /// A group of controls may be described, but is not itself right or wrong (WAI-ARIA 1.2, group).
    func description(_ field: Field, _ hint: String?) -> HTML {
        let described = [hint == nil ? nil : id(field) + "-hint", error(field) == nil ? nil : id(field) + "-error"]
            .compactMap(\.self).joined(separator: " ")
        return "\(attribute: "aria-describedby", described.isEmpty ? nil : described)"
    }

    func error(_ field: Field) -> Message? {
        problems.first { $0.field == field }?.message
    }
}
