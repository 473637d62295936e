import Domain
import HTML
import Pages

/// The form of one thing: its fields, the button that names the act, the way out, and after a clash what the other
/// person stored meanwhile.
struct EditForm {
    let state: FormState
    let path: String
    let act: Message
    let back: String
    /// The fields that are compared after a clash.
    var compared: [Field] = []
    var isUpload = false
    /// Values that the form sends along beside its version.
    var hidden: [(name: String, value: String)] = []

    func html(_ visit: Visit, _ content: (FormFields) -> HTML) -> HTML {
        let t = visit.t
        let form = PostForm(
            to: path, token: visit.token, hidden: state.hidden + hidden + [visit.sending], isUpload: isUpload,
            buttons: Buttons(t(act), cancel: ActionLink(t("Cancel"), back, .plain)), content: content(state.fields(t)))
        return "\(clashes(t))\(form)"
    }

    private func clashes(_ t: Language) -> HTML {
        let clashes = state.clashes(compared)
        guard !clashes.isEmpty else { return "" }
        let rows = clashes.map { SummaryList.Row(t($0.field.label), $0.stored) }
        return """
            <section aria-labelledby="stored-now"><h2 id="stored-now">\(t("What is stored now"))</h2>\
            <p>\(t("The form below holds what you typed. Saving it replaces this."))</p>\(SummaryList(rows))</section>
            """
    }
}

extension FormFields {
    /// A choice of a closed list, named by its cases.
    func select<Option: CaseIterable & RawRepresentable>(
        _ field: Field, _ t: Language, of options: Option.Type, hint: String? = nil, _ label: (Option) -> Message
    ) -> HTML where Option.RawValue == String {
        select(field, t(field.label), Option.allCases.map { Choice($0.rawValue, t(label($0))) }, hint: hint)
    }
}
