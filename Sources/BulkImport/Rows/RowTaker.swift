import Domain

/// Takes the rows of one kind of file.
protocol RowTaker {
    /// Takes one row and says what came of it. Throws ``DomainError`` for a row that cannot be taken, and has then
    /// changed nothing.
    mutating func take(_ row: inout RowReading, in tx: any WriteTransaction) throws -> Outcome
    /// The events that the rows were about.
    var events: [Slug] { get }
}

enum Outcome {
    case created, changed, unchanged
}

/// One row on its way: its fields, and what there is to say about it.
struct RowReading {
    var fields: FieldReader
    let line: Int
    var remarks: [Message] = []

    init(fields: FieldReader, line: Int) {
        self.fields = fields
        self.line = line
    }
}

/// The row that is being read, found by field. One object serves a whole file, so that a reader of its fields costs
/// no allocation.
final class CurrentRow {
    var row = CSVRow()
    private let map: ColumnMap?
    private let width: Int
    private var lookUp: (Field) -> String? = { _ in nil }

    init() {
        map = nil
        width = 0
    }

    init(map: ColumnMap, width: Int) {
        self.map = map
        self.width = width
        lookUp = { [unowned self] field in map.cells[field].flatMap { row.unmarkedText($0) } }
    }

    func reader() -> FieldReader { FieldReader(lookUp) }

    /// Refuses a row with more cells than the header; where a row has fewer, the last fields are not given.
    func requireWidth() throws(DomainError) {
        if row.count > width {
            throw .conflict("The row has \(row.count) cells, the header \(width). Put text with commas in quotes.")
        }
    }

    func refusals(for error: DomainError) -> [Refusal] {
        guard case .invalid(let problems) = error else {
            return error.messages.map {
                Refusal(line: row.line, column: 1, field: nil, value: "", reason: $0)
            }
        }
        return problems.map { problem in
            let place = map?.cells[problem.field].map { row.place(of: $0) } ?? (row.line, 1)
            let given = problem.value.isEmpty ? lookUp(problem.field) ?? "" : problem.value
            return Refusal(
                line: place.0, column: place.1, field: problem.field, value: given, reason: problem.message)
        }
    }
}

/// The things that rows of this file were about, by line, so that no row contradicts another: otherwise each run
/// would change what the last had left.
struct Seen<Entity> {
    private var lines: [ID<Entity>: Int] = [:]

    /// Refuses a row that says something new about what an earlier row was about.
    func requireAgreement(about id: ID<Entity>, by field: Field) throws(DomainError) {
        if let line = lines[id] {
            throw .invalid([FieldProblem(field, "Line \(line) is about the same and says otherwise.")])
        }
    }

    mutating func note(_ id: ID<Entity>, line: Int) {
        if lines[id] == nil { lines[id] = line }
    }
}
