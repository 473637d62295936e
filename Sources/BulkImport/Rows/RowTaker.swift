import Domain

/// Takes the rows of one kind of file.
protocol RowTaker {
    /// Takes one row and says what came of it. Throws ``DomainError`` for a row that cannot be taken, and has then
    /// changed nothing.
    mutating func take(_ row: inout RowReading, in tx: any WriteTransaction) throws -> Outcome
    /// The events that the rows were about.
    var events: [Slug] { get }
    /// Does what can only be done when all rows were taken, and gives what only then is seen to be wrong. Where anything
    /// is, nothing of the file may be kept.
    mutating func finish(_ recorder: ImportRecorder, in tx: any WriteTransaction) throws -> [LateRefusal]
}

extension RowTaker {
    func finish(_ recorder: ImportRecorder, in tx: any WriteTransaction) -> [LateRefusal] { [] }
}

/// What is wrong with a row that had been taken.
struct LateRefusal {
    let refusal: Refusal
    /// The line on which the row begins.
    let row: Int
    /// What had come of the row.
    let outcome: Outcome
}

enum Outcome {
    case created, changed, unchanged
}

/// One row on its way: its fields, and what there is to say about it.
struct RowReading {
    var fields: FieldReader
    let line: Int
    var remarks: [Message] = []
    /// What the row is about, by name.
    var name = ""
    /// What it changes.
    private(set) var changes: [ImportedField] = []
    /// The line of an earlier row about the same, which says the same.
    var earlier: Int?
    private let recorder: ImportRecorder
    private let current: CurrentRow?

    /// `current` is the row of a list, which knows where its cells are.
    init(fields: FieldReader, line: Int, recorder: ImportRecorder, current: CurrentRow? = nil) {
        self.fields = fields
        self.line = line
        self.recorder = recorder
        self.current = current
    }

    /// Where the cell of the field begins, or the row.
    func place(of field: Field) -> (line: Int, column: Int) { current?.place(of: field) ?? (line, 1) }

    func made<Entity>(_ kind: LogKind, _ id: ID<Entity>) { recorder.made(kind, id.rawValue) }
    func unmade<Entity>(_ kind: LogKind, _ id: ID<Entity>) { recorder.unmade(kind, id.rawValue) }

    /// Notes the cells of the thing as they were and as they are.
    mutating func changed<Entity>(
        _ kind: LogKind, _ id: ID<Entity>, _ names: [Field], from before: [String], to after: [String]
    ) throws {
        let fields = ImportedField.between(before, after, names)
        if fields.isEmpty { return }
        changes += fields
        try recorder.changed(ImportChange(kind, id.rawValue, fields))
    }

    var diff: RowDiff { RowDiff(line: line, name: name, fields: changes, earlier: earlier) }
}

/// The things that rows of this file were about, by line, so that no row contradicts another: otherwise each run
/// would change what the last had left.
struct Seen<Entity> {
    /// Lines of things with consecutive numbers, as new ones have, by number less the first.
    private var run: [UInt32] = []
    private var first: Int64 = 0
    private var others: [ID<Entity>: Int] = [:]

    private func line(of id: ID<Entity>) -> Int? {
        let place = id.rawValue - first
        if place >= 0, place < run.count { return Int(run[Int(place)]) }
        return others[id]
    }

    func has(_ id: ID<Entity>) -> Bool { line(of: id) != nil }

    /// Refuses a row that says something new about what an earlier row was about.
    func requireAgreement(about id: ID<Entity>, by field: Field) throws(DomainError) {
        if let line = line(of: id) {
            throw .invalid([FieldProblem(field, "Line \(line) is about the same and says otherwise.")])
        }
    }

    /// Notes what a row is about, and tells the row of an earlier one.
    mutating func note(_ id: ID<Entity>, _ row: inout RowReading) {
        row.earlier = line(of: id)
        if row.earlier == nil { note(id, line: row.line) }
    }

    mutating func note(_ id: ID<Entity>, line: Int) {
        if self.line(of: id) != nil { return }
        if run.isEmpty { first = id.rawValue }
        if id.rawValue == first + Int64(run.count) {
            run.append(UInt32(clamping: line))
        } else {
            others[id] = line
        }
    }
}
