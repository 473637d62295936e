public import Domain

/// What one row of a file does, or would do.
public struct RowDiff: Hashable, Sendable {
    /// The line of the file on which the row begins, from 1.
    public var line: Int
    /// What the row is about, by name.
    public var name: String
    /// The fields that differ; none for what is new.
    public var fields: [ImportedField]
    /// The line of an earlier row that says the same about the same.
    public var earlier: Int?

    public init(line: Int, name: String, fields: [ImportedField] = [], earlier: Int? = nil) {
        self.line = line
        self.name = name
        self.fields = fields
        self.earlier = earlier
    }
}

extension ImportedField {
    /// The fields that differ between two rows of cells.
    static func between(_ before: [String], _ after: [String], _ fields: [Field]) -> [ImportedField] {
        zip(fields, zip(before, after)).compactMap { field, texts in
            texts.0 == texts.1 ? nil : ImportedField(field, from: texts.0, to: texts.1)
        }
    }
}
