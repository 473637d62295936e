import Domain

/// A row that a schedule comes down to, such as a row of `sessions.csv`, with the place in the schedule that each of its
/// cells comes from.
struct ScheduleRow {
    struct Cell {
        var text: String
        /// Nil for what the file does not say.
        var source: SourceText?
    }

    let line: Int
    let column: Int
    private(set) var cells: [Field: Cell] = [:]
    /// What cannot be read, whatever the taker makes of the rest.
    private var refused: [(field: Field, source: SourceText?, reason: Message)] = []

    init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    init(_ source: SourceText) {
        self.init(line: source.line, column: source.column)
    }

    mutating func set(_ field: Field, _ text: String, from source: SourceText? = nil) {
        cells[field] = Cell(text: text, source: source)
    }

    /// Sets the field when the file says it.
    mutating func set(_ field: Field, _ source: SourceText?) {
        if let source { set(field, source.trimmed, from: source) }
    }

    mutating func refuse(_ field: Field, _ source: SourceText?, _ reason: Message) {
        refused.append((field, source, reason))
    }

    var reader: FieldReader {
        let cells = cells
        var reader = FieldReader { cells[$0]?.text }
        for problem in refused { reader.refuse(problem.field, problem.reason) }
        return reader
    }

    /// What is wrong, at the place and by the name that the file has for it.
    func refusals(for error: DomainError) -> [Refusal] {
        guard case .invalid(let problems) = error else {
            return error.messages.map {
                Refusal(line: line, column: column, field: nil, value: "", reason: $0)
            }
        }
        return problems.map { problem in
            let source = refused.first { $0.field == problem.field }?.source ?? cells[problem.field]?.source
            return Refusal(
                line: source?.line ?? line, column: source?.column ?? column, field: source?.element ?? problem.field,
                value: source?.text ?? problem.value, reason: problem.message)
        }
    }
}
