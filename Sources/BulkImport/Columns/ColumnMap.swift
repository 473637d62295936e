import Domain

/// Which cell of a row holds which field, by the headings of the columns.
struct ColumnMap {
    private(set) var cells: [Field: Int] = [:]
    /// Headings that name no field, as they are written.
    private(set) var unknown: [String] = []
    /// Columns without a heading, by their cells.
    private(set) var unnamed: [Int] = []
    /// All headings, as they are written.
    private(set) var headings: [String] = []
    private let kind: ImportKind
    private let named: [ColumnName]
    private let fields: FieldNames
    private var places: [String: Int] = [:]

    /// No column yet. `named` holds columns that were told to be a field, by heading.
    init(of kind: ImportKind, named: [ColumnName]) {
        self.kind = kind
        self.named = named
        fields = FieldNames(of: kind, named: named)
    }

    /// Reads the header.
    init(_ header: CSVRow, of kind: ImportKind, named: [ColumnName]) throws(CSVError) {
        self.init(of: kind, named: named)
        for cell in 0..<header.count {
            let place = header.place(of: cell)
            try add(header.unmarkedText(cell) ?? "", line: place.line, column: place.column)
        }
        try requireNamed(line: header.place(of: 0).line)
        try requireKeys(header)
    }

    /// Adds the next column, whose heading stands at this place of the file.
    mutating func add(_ heading: String, line: Int, column: Int) throws(CSVError) {
        let cell = headings.count
        headings.append(heading)
        let folded = HeadingFold.folded(heading)
        if folded.isEmpty {
            // A heading of signs alone is said as it is written.
            if heading.allSatisfy(\.isWhitespace) { unnamed.append(cell) } else { unknown.append(heading) }
            return
        }
        let before = places.updateValue(cell, forKey: folded)
        guard let field = fields.field(of: folded) else {
            if fields.isToldAside(folded) { return }
            if let before {
                throw CSVError(
                    line: line, column: column,
                    reason: "The columns “\(headings[before])” and “\(heading)” have the same name. Rename one of them."
                )
            }
            return unknown.append(heading)
        }
        if let other = clash(with: field) {
            let both: Message = "The columns “\(headings[other])” and “\(heading)”"
            throw CSVError(
                line: line, column: column,
                reason: cells[field] == nil
                    ? "\(both) are a whole name and a part of one. Leave one of them aside."
                    : "\(both) are both read as \(field.rawValue).")
        }
        cells[field] = cell
    }

    /// The column that gives the same field, or the whole name beside its parts.
    private func clash(with field: Field) -> Int? {
        if let other = cells[field] { return other }
        if kind.nameParts.contains(field) { return cells["name"] }
        if field == "name" { return kind.nameParts.lazy.compactMap { cells[$0] }.first }
        return nil
    }

    /// The columns of which the name is put together, when it has none of its own.
    var nameParts: [Int] { cells["name"] == nil ? kind.nameParts.compactMap { cells[$0] } : [] }

    /// Refuses columns that were told and are not there.
    func requireNamed(line: Int = 1) throws(CSVError) {
        for name in named where places[HeadingFold.folded(name.column)] == nil {
            throw CSVError(line: line, column: 1, reason: "The file has no column “\(name.column)”.")
        }
    }

    private func requireKeys(_ header: CSVRow) throws(CSVError) {
        for alternatives in kind.keys
        where !alternatives.contains(where: { cells[$0] != nil || ($0 == "name" && !nameParts.isEmpty) }) {
            let names = alternatives.map(\.rawValue).joined(separator: ", ")
            let place = header.place(of: 0)
            throw CSVError(
                line: place.line, column: place.column,
                reason: alternatives.count == 1
                    ? "The file has no column “\(names)”, by which its rows are known."
                    : "The file has none of the columns \(names), by which its rows are known.")
        }
    }
}

/// The names by which the columns of a kind are known.
struct FieldNames {
    private var fields: [String: Field] = [:]
    private var aside: Set<String> = []

    init(of kind: ImportKind, named: [ColumnName] = []) {
        for (name, field) in kind.synonyms { fields[HeadingFold.folded(name)] = field }
        for field in kind.columns { fields[HeadingFold.folded(field.rawValue)] = field }
        for name in named {
            let folded = HeadingFold.folded(name.column)
            fields[folded] = name.field
            if name.field == nil { aside.insert(folded) }
        }
    }

    func field(of folded: String) -> Field? { fields[folded] }

    /// Whether the column was told to be left aside.
    func isToldAside(_ folded: String) -> Bool { aside.contains(folded) }

    /// The field that a heading names.
    func field(named heading: String) -> Field? { fields[HeadingFold.folded(heading)] }
}
