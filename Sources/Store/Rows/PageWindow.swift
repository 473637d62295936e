import Domain

/// Which rows of a sorted list make up a page, counted from the nearer end: reading past 200,000 index entries to
/// show the last page would take longer than the page.
struct PageWindow: Equatable {
    let offset: Int
    let limit: Int
    let isFromEnd: Bool

    init(_ request: PageRequest, total: Int) {
        let size = max(request.size, 0)
        let (product, overflow) = (request.number - 1).multipliedReportingOverflow(by: size)
        let start = overflow ? total : min(product, total)
        limit = min(size, total - start)
        isFromEnd = start > total / 2
        offset = isFromEnd ? total - start - limit : start
    }

    private init(offset: Int, limit: Int, isFromEnd: Bool) {
        self.offset = offset
        self.limit = limit
        self.isFromEnd = isFromEnd
    }

    /// What of the page is in a part of the list, which begins behind `first` rows as they are read and has `count`.
    func part(from first: Int, count: Int) -> PageWindow {
        let begin = max(offset, first)
        let end = min(offset + limit, first + count)
        return PageWindow(offset: begin - first, limit: max(end - begin, 0), isFromEnd: isFromEnd)
    }

    /// The same page of a list without its first `rows` as they are read.
    func behind(_ rows: Int) -> PageWindow { PageWindow(offset: offset - rows, limit: limit, isFromEnd: isFromEnd) }

    func isDescending(_ direction: SortDirection) -> Bool { (direction == .descending) != isFromEnd }

    /// `ORDER BY` for columns that are all sorted the same way, which then an index can be read backwards for.
    func order(_ columns: [String], _ direction: SortDirection) -> String {
        columns.map { $0 + (isDescending(direction) ? " DESC" : "") }.joined(separator: ", ")
    }

    /// Rows read by `order` in the order that was asked for.
    func arranged<Row>(_ rows: [Row]) -> [Row] {
        isFromEnd ? rows.reversed() : rows
    }
}
