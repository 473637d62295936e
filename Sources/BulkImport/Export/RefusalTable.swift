import Synchronization

/// The refused rows of a file as CSV with the file's own columns, each row as it came, with what is wrong as one more
/// column. Handed rows on the thread of the transaction and asked for the bytes on another.
public final class RefusalTable: Sendable {
    private struct Row {
        var bytes: [UInt8]
        var cells: Int
        var reason: [UInt8]
    }

    private struct State {
        var rows: [Row] = []
        var headings: [String] = []
        var size = 0
    }

    private let state = Mutex(State())
    private let limit: Int

    /// Takes no more rows when there are `limit` bytes.
    public init(limit: Int = 16 * 1024 * 1024) {
        self.limit = limit
    }

    public func add(_ row: RefusedRow) {
        state.withLock { state in
            state.headings = row.headings
            if state.size >= limit { return }
            let (cells, reason) = (Self.line(row.cells), Self.line([row.reason]))
            state.rows.append(Row(bytes: cells, cells: row.cells.count, reason: reason))
            state.size += cells.count + reason.count
        }
    }

    /// The cells with commas between them, without a line end.
    private static func line(_ cells: [String]) -> [UInt8] {
        var line: [UInt8] = []
        var writer = CSVWriter { line += $0 }
        // The sink only appends, and so nothing is thrown.
        guard (try? writer.row(cells)) != nil, (try? writer.flush()) != nil else { return [] }
        return line.dropLast(2)
    }

    public var bytes: [UInt8] {
        state.withLock { state in
            var bytes = Self.line(state.headings + ["reason"]) + Self.lineEnd
            for row in state.rows {
                // A file of objects may have got more columns after this row.
                let missing = max(0, state.headings.count - row.cells)
                bytes += row.bytes + [UInt8](repeating: Byte.comma, count: missing + (row.cells > 0 ? 1 : 0))
                bytes += row.reason + Self.lineEnd
            }
            return bytes
        }
    }

    private static let lineEnd: [UInt8] = [Byte.carriageReturn, Byte.lineFeed]
}
