public import Domain
public import HTML

/// Everything that is wrong with a form, at the top of the page, each line leading to its field. The words are the
/// same as beside the field. It takes the focus by script; without one it is the first thing in the page's main part.
public struct ErrorSummary: Component {
    public var problems: [FieldProblem]
    private let t: Language
    private let idPrefix: String

    public init(_ problems: [FieldProblem], _ t: Language, idPrefix: String = "") {
        self.problems = problems
        self.t = t
        self.idPrefix = idPrefix
    }

    public var html: HTML {
        guard !problems.isEmpty else { return "" }
        return """
            <div class="error-summary" role="alert" tabindex="-1" data-focus><h2>\(t("There is a problem"))</h2>\
            <ul>\(problems, { "<li>\(line($0))</li>" })</ul></div>
            """
    }

    /// A problem of the whole form has no field to lead to.
    private func line(_ problem: FieldProblem) -> HTML {
        let words = t(problem.message)
        let name = problem.field.rawValue
        return name.isEmpty
            ? HTML(text: words) : "<a href=\"\(url: "#" + QueryText.encode(idPrefix + name))\">\(words)</a>"
    }
}
