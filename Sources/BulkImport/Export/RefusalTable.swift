import Synchronization

/// The refused rows of a file as CSV, each as it came, with what is wrong as one more column. Handed rows on the thread
/// of the transaction and asked for the bytes on another.
public final class RefusalTable: Sendable {
    private let state = Mutex<[UInt8]>([])
    private let limit: Int

    /// Takes no more rows when there are `limit` bytes.
    public init(limit: Int = 16 * 1024 * 1024) {
        self.limit = limit
    }

    public func add(_ cells: [String]) {
        state.withLock { state in
            if state.count >= limit { return }
            var row: [UInt8] = []
            var writer = CSVWriter { row += $0 }
            // The sink only appends, and so nothing is thrown.
            guard (try? writer.row(cells)) != nil, (try? writer.flush()) != nil else { return }
            state += row
        }
    }

    public var bytes: [UInt8] { state.withLock { $0 } }
}
