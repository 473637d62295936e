public import Domain

/// A column that is told to hold a field: `Work e-mail=email`; or to be left aside: `Comment=`.
public struct ColumnName: Hashable, Sendable {
    /// The heading in the file.
    public var column: String
    /// Nil for a column that is not read.
    public var field: Field?

    public init(column: String, field: Field?) {
        self.column = column
        self.field = field
    }

    /// Reads `COLUMN=FIELD`; the field must be one of the kind's. Throws ``DomainError/invalid(_:)``.
    public init(_ text: String, for kind: ImportKind) throws(DomainError) {
        guard let sign = text.lastIndex(of: "="), sign != text.startIndex else {
            throw .invalid([FieldProblem("map", "Write --map COLUMN=FIELD, such as “Work e-mail=email”.", value: text)])
        }
        let column = String(text[..<sign])
        let name = HeadingFold.folded(String(text[text.index(after: sign)...]))
        if name.isEmpty {
            self.init(column: column, field: nil)
            return
        }
        guard let known = kind.columns.first(where: { HeadingFold.folded($0.rawValue) == name }) else {
            let names = kind.columns.map(\.rawValue).joined(separator: ", ")
            throw .invalid([FieldProblem("map", "Use one of the fields \(names).", value: text)])
        }
        self.init(column: column, field: known)
    }
}
