import Domain
import HTTP
import HTTPTypes
import Pages

/// What the controls of a form hold: at first what is stored, after a refusal what was typed, with what is wrong.
struct FormState: Sendable {
    private var stored: [Field: String]
    private var storedVersion: Int?
    private var typed: Form?
    private(set) var problems: [FieldProblem] = []
    /// Somebody else changed the thing while it was being edited.
    private(set) var isClash = false

    /// A form as it is first shown; `version` is that of what is stored.
    init(_ stored: [Field: String] = [:], version: Int? = nil) {
        self.stored = stored
        storedVersion = version
    }

    /// A form that was refused.
    init(refused form: Form, _ problems: [FieldProblem], isClash: Bool) {
        self.init()
        typed = form
        self.problems = problems
        self.isClash = isClash
    }

    /// The same form over what is stored now, when there is such a thing.
    func over(_ stored: [Field: String], version: Int) -> FormState {
        var state = self
        state.stored = stored
        state.storedVersion = version
        return state
    }

    /// The version that the form was filled from. After a clash it is the stored one: whoever sends the form again has
    /// seen what the other changed.
    var version: String? {
        if let typed, !isClash { return typed[Self.versionField.rawValue] }
        return storedVersion.map(String.init)
    }

    /// What is stored now and differs from what was typed, in the order of `fields`; empty unless there is a clash.
    func clashes(_ fields: [Field]) -> [(field: Field, stored: String)] {
        guard isClash, let typed else { return [] }
        return fields.compactMap { field in
            guard let now = stored[field], let mine = typed[field.rawValue], now != mine else { return nil }
            return (field, now)
        }
    }

    /// Whether the form says when something starts.
    var isPlaced: Bool { !(text("start") ?? stored["start"] ?? "").isEmpty }

    /// What was typed for a field, nil when the form is first shown.
    func text(_ field: Field) -> String? { typed?[field.rawValue] }

    /// What a field holds; nil when it has nothing.
    func value(of field: Field) -> String? { typed == nil ? stored[field] : text(field) }

    func fields(_ t: Language, idPrefix: String = "") -> FormFields {
        FormFields(t, problems: problems, idPrefix: idPrefix) { [stored, typed] field in
            if let typed { return typed.all(field.rawValue) }
            return stored[field].map { [$0] } ?? []
        }
    }

    /// Hidden fields: the version, where there is one.
    var hidden: [(name: String, value: String)] {
        version.map { [(Self.versionField.rawValue, $0)] } ?? []
    }

    static let versionField: Field = "version"
}

extension Form {
    /// Reads the fields by the names that files use, too.
    var reader: FieldReader { FieldReader { self[$0.rawValue] } }

    /// The version that the form was filled from. What is no number is no version that anything has, so that such a form
    /// overwrites nothing.
    var version: Int? { self[FormState.versionField.rawValue].map { Int($0) ?? -1 } }
}
