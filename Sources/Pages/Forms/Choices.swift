public import Domain
public import HTML

/// One of the answers that a field offers.
public struct Choice: Hashable, Sendable {
    public var value: String
    public var label: String
    public var hint: String?

    public init(_ value: String, _ label: String, hint: String? = nil) {
        self.value = value
        self.label = label
        self.hint = hint
    }
}

extension FormFields {
    /// One of many, from a closed list. `none` is the label of no choice, nil when there is always one.
    public func select(
        _ field: Field, _ label: String, _ choices: [Choice], none: String? = nil, hint: String? = nil,
        optional: Bool = false
    ) -> HTML {
        let current = value(field)
        // A value that is not offered any more is kept, so that saving something else does not change it.
        let lost = !current.isEmpty && !choices.contains { $0.value == current } ? [Choice(current, current)] : []
        let all = (none.map { [Choice("", $0)] } ?? []) + lost + choices
        return frame(
            field, label, hint: hint, optional: optional,
            control: """
                <select id="\(id(field))" name="\(field.rawValue)"\(marks(field, hint))>\(all, { choice in
                    "<option value=\"\(choice.value)\"\(flag: "selected", on: choice.value == current)>\(choice.label)</option>"
                })</select>
                """)
    }

    /// One of a few, all in sight.
    public func radios(_ field: Field, _ label: String, _ choices: [Choice], hint: String? = nil) -> HTML {
        group(field, label, choices, hint: hint, type: "radio")
    }

    /// Any of a few.
    public func checkboxes(_ field: Field, _ label: String, _ choices: [Choice], hint: String? = nil) -> HTML {
        group(field, label, choices, hint: hint, type: "checkbox")
    }

    /// A single yes or no.
    public func checkbox(_ field: Field, _ choice: Choice) -> HTML {
        """
        <div class="field\(if: error(field) != nil, " field-wrong")">\(hintAndError(field, nil))\
        \(option(field, choice, id: id(field), type: "checkbox"))</div>
        """
    }

    private func group(
        _ field: Field, _ label: String, _ choices: [Choice], hint: String?, type: StaticString
    ) -> HTML {
        """
        <fieldset class="field\(if: error(field) != nil, " field-wrong")"\(description(field, hint))>\
        <legend>\(label)</legend>\(hintAndError(field, hint))\
        \(choices.enumerated(), { index, choice in
            option(field, choice, id: index == 0 ? id(field) : "\(id(field))-\(index)", type: type)
        })</fieldset>
        """
    }

    private func option(_ field: Field, _ choice: Choice, id: String, type: StaticString) -> HTML {
        """
        <div class="choice"><input type="\(raw: type)" id="\(id)" name="\(field.rawValue)" value="\(choice.value)"\
        \(flag: "checked", on: chosen(field).contains(choice.value))\
        \(attribute: "aria-describedby", choice.hint == nil ? nil : id + "-about")>\
        <label for="\(id)">\(choice.label)</label>\
        \(choice.hint, { "<p class=\"hint\" id=\"\(id)-about\">\($0)</p>" })</div>
        """
    }
}
