import Domain

/// The row that is being read, found by field. One object serves a whole file, so that a reader of its fields costs
/// no allocation.
final class CurrentRow {
    // because: made and freed with this object, and read by nothing that outlives it. Through a pointer, which a look-up
    // neither counts nor checks: a row is asked for some twenty fields.
    private let state: UnsafeMutablePointer<State>
    private(set) var map: ColumnMap
    private let width: Int
    private let dates: DateCells
    private var lookUp: (Field) -> String? = { _ in nil }
    /// Stands for the cells of the parts of a name, and for no cell.
    private static let nameParts = -1
    private static let none = -2

    private struct State: ~Copyable {
        var row = CSVRow()
        /// Those of the row that is read now.
        var texts = CellTexts()
        /// The fields in the order in which the row before was asked for them, each with its cell. The next row is asked
        /// in the same order, and then none has to be searched for.
        var asked: [(field: Field, cell: Int)] = []
        var nextAsked = 0

        /// Nil when the row before was asked for another field here.
        mutating func cell(of field: Field) -> Int? {
            guard nextAsked < asked.count, asked[nextAsked].field == field else { return nil }
            nextAsked += 1
            return asked[nextAsked - 1].cell
        }

        mutating func note(_ field: Field, _ cell: Int) {
            asked.removeSubrange(min(nextAsked, asked.count)...)
            if nextAsked == asked.count { asked.append((field, cell)) }
            nextAsked += 1
        }
    }

    /// - Parameter width: how many cells a row has at most.
    init(map: ColumnMap, width: Int = .max, dates: DateCells) {
        self.map = map
        self.width = width
        self.dates = dates
        let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
        state.initialize(to: State())
        self.state = state
        // because: the reader that holds the closure lives while its row is taken, and this object for the whole file;
        // counting references took a twentieth of a dry run.
        let plain = { [unowned(unsafe) self] (field: Field) -> String? in
            let cell = state.pointee.cell(of: field) ?? searchedCell(of: field)
            return cell >= 0 ? state.pointee.texts.text(cell) : text(cell)
        }
        // because: as above. Kinds without dates, which have the most rows, do not ask for any.
        let dated = { [unowned(unsafe) self] (field: Field) -> String? in
            plain(field).flatMap { self.dates.plain($0, of: field) }
        }
        lookUp = dates.isNeeded ? dated : plain
    }

    deinit {
        state.deinitialize(count: 1)
        state.deallocate()
    }

    var row: CSVRow {
        _read { yield state.pointee.row }
    }

    /// Goes on to the next row that has anything in it, with the columns that turn up in it; false at the end.
    func next(of rows: inout some RowSource) throws -> Bool {
        guard try rows.next(&state.pointee.row) else { return false }
        try know(rows.headings)
        state.pointee.texts.take(state.pointee.row)
        return true
    }

    func reader() -> FieldReader {
        state.pointee.nextAsked = 0
        return FieldReader(lookUp)
    }

    private func know(_ headings: [Heading]) throws(CSVError) {
        guard headings.count > map.headings.count else { return }
        for heading in headings[map.headings.count...] {
            try map.add(heading.text, line: heading.line, column: heading.column)
        }
        state.pointee.asked = []
    }

    private func searchedCell(of field: Field) -> Int {
        let cell = map.cells[field] ?? (field == "name" && !map.nameParts.isEmpty ? Self.nameParts : Self.none)
        state.pointee.note(field, cell)
        return cell
    }

    /// The text of what is not one cell.
    private func text(_ cell: Int) -> String? {
        if cell != Self.nameParts { return nil }
        let parts = map.nameParts.compactMap { row.unmarkedText($0) }
        return parts.isEmpty ? nil : parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The place of the cell, or of the first of its parts.
    func place(of field: Field) -> (line: Int, column: Int)? {
        (map.cells[field] ?? (field == "name" ? map.nameParts.first : nil)).map { row.place(of: $0) }
    }

    /// Refuses a row with more cells than the header, and one with a cell that is wrong in itself. Where a row has fewer
    /// cells, the last fields are not given.
    func requireSound() throws(DomainError) {
        if row.count > width {
            throw .conflict(
                "The row has \(row.count) cells, the header \(width). Put text that has the separator in it in quotes.")
        }
        if row.faults.isEmpty { return }
        let problems = row.faults.compactMap { fault in
            map.cells.first { $0.value == fault.cell }.map { FieldProblem($0.key, fault.reason) }
        }
        if !problems.isEmpty { throw .invalid(problems) }
    }

    /// The columns without a heading in which something was found, each with where and what.
    private(set) var unread: [(cell: Int, line: Int, text: String)] = []

    /// Looks for what stands in columns without a heading, since nobody would miss it.
    func lookAside() {
        for cell in map.unnamed where !unread.contains(where: { $0.cell == cell }) {
            guard let text = row.unmarkedText(cell), !text.allSatisfy(\.isWhitespace) else { continue }
            unread.append((cell, row.place(of: cell).line, String(text.prefix(40))))
        }
    }

    func refusals(for error: DomainError) -> [Refusal] {
        guard case .invalid(let problems) = error else {
            return error.messages.map {
                Refusal(line: row.line, column: 1, field: nil, value: "", reason: $0)
            }
        }
        // Times of a day that is wrong are not wrong by themselves.
        let isDayWrong = problems.contains { $0.field == "day" }
        return problems.filter { !isDayWrong || ($0.field != "start" && $0.field != "end") }.map { problem in
            let place = place(of: problem.field) ?? (row.line, 1)
            let given = problem.value.isEmpty ? lookUp(problem.field) ?? "" : problem.value
            let reason = dates.reason(given, of: problem.field) ?? problem.message
            return Refusal(
                line: place.line, column: place.column, field: problem.field, value: given, reason: reason)
        }
    }
}
