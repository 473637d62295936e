import Domain
import HTTP
import Pages

/// The state of a list, which is its address: search, filters, sort and page.
struct ListQuery: Sendable {
    private let path: String
    private let pairs: [(name: String, value: String)]

    /// Reads the named parts of the request's query.
    init(_ request: Request, path: String, names: [String]) {
        self.path = path
        let reader = FieldReader { request.query[$0.rawValue] }
        pairs = names.map { ($0, reader.given(Field(rawValue: $0)) ?? "") }
    }

    func text(_ name: String) -> String { pairs.first { $0.name == name }?.value ?? "" }

    func choice<Choice: RawRepresentable>(_ name: String, _ type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        Choice(rawValue: text(name))
    }

    /// The page asked for, from 1.
    func page(size: Int = 50) -> PageRequest { PageRequest(number: Int(text("page")) ?? 1, size: size) }

    /// The list with one part of its state changed; another filter or sort begins at the first page again.
    func with(_ changes: (name: String, value: String)...) -> String {
        let changed = pairs.map { pair in
            (pair.name, changes.first { $0.name == pair.name }?.value ?? (pair.name == "page" ? "" : pair.value))
        }
        return QueryText.path(path, changed)
    }

    /// What stands in the controls of the filter.
    var values: [Field: String] {
        Dictionary(pairs.map { (Field(rawValue: $0.name), $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// The parts of the state that the filter's own form does not hold.
    func hidden(_ names: String...) -> [(name: String, value: String)] { pairs.filter { names.contains($0.name) } }

    /// Where a column's heading leads: the other way when the list is sorted by it already.
    func sort<Sort: RawRepresentable & Equatable>(
        _ column: Sort, current: Sort, _ direction: SortDirection, standard: Sort
    ) -> Table.SortLink where Sort.RawValue == String {
        let isCurrent = column == current
        let next: SortDirection = isCurrent && direction == .ascending ? .descending : .ascending
        return Table.SortLink(
            with(
                ("sort", column == standard ? "" : column.rawValue),
                ("direction", next == .ascending ? "" : next.rawValue)),
            isCurrent ? direction : nil)
    }
}
