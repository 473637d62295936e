/// Takes the rows of an export.
protocol TableWriter {
    /// Cells in the order of ``ImportKind/fields``.
    mutating func row(_ cells: [String]) throws
}
