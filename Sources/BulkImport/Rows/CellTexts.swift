/// The cells of one row in memory of their own, which is used again for each row. A row is asked for some twenty fields, and to
/// look at its arrays for each of them counted their references three times: a thirtieth of an import's dry run.
struct CellTexts: ~Copyable {
    private var bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1_024)
    private var places = UnsafeMutableBufferPointer<Range<Int>?>.allocate(capacity: 32)
    private var count = 0
    private var isUnmarked = false

    deinit {
        bytes.deallocate()
        places.deallocate()
    }

    /// Takes the cells of the row in place of those that were there.
    mutating func take(_ row: CSVRow) {
        if bytes.count < row.bytes.count {
            bytes.deallocate()
            bytes = .allocate(capacity: 2 * row.bytes.count)
        }
        if places.count < row.count {
            places.deallocate()
            places = .allocate(capacity: 2 * row.count)
        }
        _ = bytes.update(fromContentsOf: row.bytes)
        for cell in 0..<row.count { places[cell] = row.range(of: cell) }
        count = row.count
        isUnmarked = row.isUnmarked
    }

    /// The cell's text without the mark that keeps spreadsheets from running it; nil when the row has no such cell.
    func text(_ cell: Int) -> String? {
        guard cell >= 0, cell < count, let place = places[cell] else { return nil }
        if place.isEmpty { return "" }
        return FormulaMark.text(of: UnsafeBufferPointer(rebasing: bytes[place]), isUnmarked: isUnmarked)
    }
}
