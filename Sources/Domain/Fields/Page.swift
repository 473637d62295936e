/// Which part of a long list is asked for.
public struct PageRequest: Hashable, Sendable {
    /// From 1.
    public var number: Int
    /// Rows on one page.
    public var size: Int

    /// Numbers below 1 are the first page.
    public init(number: Int = 1, size: Int = 50) {
        self.number = min(max(number, 1), 1_000_000)
        self.size = size
    }

    /// Rows before the page.
    public var offset: Int { (number - 1) * size }

    /// Everything on one page, for exports.
    public static let everything = PageRequest(number: 1, size: Int(Int32.max))
}

/// One page of a list and the length of the whole.
public struct Page<Row: Sendable>: Sendable {
    public var rows: [Row]
    /// Rows on all pages together.
    public var total: Int
    public var request: PageRequest

    public init(rows: [Row], total: Int, request: PageRequest) {
        self.rows = rows
        self.total = total
        self.request = request
    }

    /// How many pages there are, at least 1.
    public var count: Int { max(1, (total + request.size - 1) / request.size) }
}

/// Which way a list is sorted.
public enum SortDirection: String, CaseIterable, Hashable, Sendable {
    case ascending, descending
}
