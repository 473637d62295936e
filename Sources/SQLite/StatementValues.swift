import CSQLite

/// The values of a statement, given one after the other into memory that is used again for each row: what is inserted by
/// the hundred thousand spends as long on lists and copies of its values as SQLite does on the row.
public struct StatementValues {
    enum Slot: Equatable {
        case null
        case integer(Int64)
        case text(start: Int, count: Int)

        /// Stands for the empty text wherever it was added.
        static let emptyText = Slot.text(start: 0, count: 0)

        /// Whether SQLite holds the value itself, and needs no byte of ours.
        var isWhole: Bool {
            if case .text(_, let count) = self { count == 0 } else { true }
        }
    }

    private var bytes: [UInt8] = []
    private var slots: [Slot] = []

    init() {}

    /// The next value.
    public mutating func add(_ text: String) {
        if text.isEmpty { return slots.append(.emptyText) }
        let start = bytes.count
        // because: the pointer stays within the closure; a copy of the text's view would count its references.
        text.utf8Span.span.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        slots.append(.text(start: start, count: bytes.count - start))
    }

    /// The next value; nil is NULL.
    public mutating func add(_ text: String?) {
        if let text { add(text) } else { slots.append(.null) }
    }

    /// The next value.
    public mutating func add(_ number: Int64) { slots.append(.integer(number)) }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        slots.removeAll(keepingCapacity: true)
    }

    var count: Int { slots.count }

    /// Binds the values at these places for as long as `body` runs. `bound` is what the statement has from the last time: in
    /// most rows half of the values are the same, empty texts and the time above all, and to bind one takes SQLite longer
    /// than to insert it.
    func bound(
        _ places: Range<Int>, to handle: OpaquePointer, over bound: inout [Slot], _ body: () -> Int32
    ) -> Int32 {
        if bound.count != places.count { bound = Array(repeating: .text(start: 0, count: 1), count: places.count) }
        return bytes.withUnsafeBytes { bytes in
            for (position, place) in places.enumerated() {
                let slot = slots[place]
                if slot == bound[position], slot.isWhole { continue }
                let code = Self.bind(slot, of: bytes, to: handle, Int32(position + 1))
                if code != SQLITE_OK {
                    bound = []
                    return code
                }
                bound[position] = slot
            }
            defer { sqlite3_reset(handle) }
            return body()
        }
    }

    private static func bind(
        _ slot: Slot, of bytes: UnsafeRawBufferPointer, to handle: OpaquePointer, _ position: Int32
    ) -> Int32 {
        switch slot {
        case .null: return sqlite3_bind_null(handle, position)
        case .integer(let number): return sqlite3_bind_int64(handle, position, number)
        case .text(let start, let count):
            guard count > 0, let base = bytes.baseAddress else {
                return sqlite3_bind_text(handle, position, "", 0, Statement.copied)
            }
            // because: without a destructor SQLite takes the bytes as they lie. It reads them only while it runs, and
            // before it runs again each text is bound anew.
            let text = (base + start).assumingMemoryBound(to: CChar.self)
            return sqlite3_bind_text(handle, position, text, Int32(count), nil)
        }
    }
}

extension Statement {
    /// Runs an INSERT of one row.
    func insert(_ give: (inout StatementValues) -> Void) throws(SQLiteError) {
        var values = spareValues ?? StatementValues()
        spareValues = nil
        values.removeAll()
        give(&values)
        defer { spareValues = values }
        try insert(values, 0..<values.count)
    }

    /// Runs an INSERT with the values at these places.
    func insert(_ values: StatementValues, _ places: Range<Int>) throws(SQLiteError) {
        guard places.count == Int(parameterCount) else {
            let message = "\(places.count) values were given for \(parameterCount) parameters"
            throw SQLiteError(code: .range, message: message, sql: sql)
        }
        var bound = bound
        self.bound = []
        let code = values.bound(places, to: handle, over: &bound) { sqlite3_step(handle) }
        self.bound = bound
        guard code == SQLITE_DONE else { throw connection.error(code, sql: sql) }
    }
}
