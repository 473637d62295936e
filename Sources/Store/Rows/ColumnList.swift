/// The columns of a table in the order in which a value reads them.
struct ColumnList {
    private let names: [String]

    init(_ names: String...) {
        self.names = names
    }

    var count: Int { names.count }

    /// For a SELECT from the table under that name: `r.id, r.event, …`.
    func of(_ table: String) -> String {
        names.map { "\(table).\($0)" }.joined(separator: ", ")
    }
}
