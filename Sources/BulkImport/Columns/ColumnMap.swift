public import Domain

/// Which cell of a row holds which field, read from the header row.
struct ColumnMap {
    private(set) var cells: [Field: Int] = [:]
    /// Headings that name no field, as they are written.
    private(set) var unknown: [String] = []

    /// Reads the header. `named` holds columns that were told to be a field, by heading.
    init(_ header: CSVRow, of kind: ImportKind, named: [ColumnName]) throws(CSVError) {
        try Self.requireCommas(header)
        var fields = Dictionary(
            kind.fields.map { (Self.folded($0.rawValue), $0) }, uniquingKeysWith: { first, _ in first })
        for (name, field) in kind.synonyms { fields[Self.folded(name)] = field }
        for name in named { fields[Self.folded(name.column)] = name.field }

        let headings = (0..<header.count).map { header.unmarkedText($0) ?? "" }
        for (cell, heading) in headings.enumerated() {
            let folded = Self.folded(heading)
            guard let field = fields[folded] else {
                if !folded.isEmpty { unknown.append(heading) }
                continue
            }
            if let other = cells[field] {
                throw Self.error(
                    header, cell,
                    "The columns “\(headings[other])” and “\(heading)” are both read as \(field.rawValue).")
            }
            cells[field] = cell
        }
        try requireNamed(named, among: headings, header)
        try requireKeys(of: kind, header)
    }

    private static func requireCommas(_ header: CSVRow) throws(CSVError) {
        guard header.count == 1, let text = header.text(0) else { return }
        if text.contains(";") || text.contains("\t") {
            throw error(header, 0, "The columns are not separated by commas. Save the file with commas between them.")
        }
    }

    private func requireNamed(
        _ named: [ColumnName], among headings: [String], _ header: CSVRow
    ) throws(CSVError) {
        let folded = headings.map(Self.folded)
        for name in named where !folded.contains(Self.folded(name.column)) {
            throw Self.error(header, 0, "The file has no column “\(name.column)”.")
        }
    }

    private func requireKeys(of kind: ImportKind, _ header: CSVRow) throws(CSVError) {
        for alternatives in kind.keys where !alternatives.contains(where: { cells[$0] != nil }) {
            let names = alternatives.map(\.rawValue).joined(separator: ", ")
            throw Self.error(
                header, 0,
                alternatives.count == 1
                    ? "The file has no column “\(names)”, by which its rows are known."
                    : "The file has none of the columns \(names), by which its rows are known.")
        }
    }

    private static func error(_ header: CSVRow, _ cell: Int, _ reason: Message) -> CSVError {
        let place = header.place(of: cell)
        return CSVError(line: place.line, column: place.column, reason: reason)
    }

    /// `E-mail`, `e_mail` and `EMAIL ` are one name.
    static func folded(_ name: String) -> String {
        String(name.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" })
    }
}

/// A column that is told to hold a field: `Work e-mail=email`.
public struct ColumnName: Hashable, Sendable {
    /// The heading in the file.
    public var column: String
    public var field: Field

    public init(column: String, field: Field) {
        self.column = column
        self.field = field
    }

    /// Reads `COLUMN=FIELD`; the field must be one of the kind's. Throws ``DomainError/invalid(_:)``.
    public init(_ text: String, for kind: ImportKind) throws(DomainError) {
        guard let sign = text.lastIndex(of: "="), sign != text.startIndex else {
            throw .invalid([FieldProblem("map", "Write --map COLUMN=FIELD, such as “Work e-mail=email”.", value: text)])
        }
        let field = Field(rawValue: ColumnMap.folded(String(text[text.index(after: sign)...])))
        guard let known = kind.fields.first(where: { ColumnMap.folded($0.rawValue) == field.rawValue }) else {
            let names = kind.fields.map(\.rawValue).joined(separator: ", ")
            throw .invalid([FieldProblem("map", "Use one of the fields \(names).", value: text)])
        }
        self.init(column: String(text[..<sign]), field: known)
    }
}
