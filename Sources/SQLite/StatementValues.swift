import CSQLite

/// The values of a statement, given one after the other into memory that is used again for each row: what is inserted by
/// the hundred thousand spends as long on lists and copies of its values as SQLite does on the row.
public struct StatementValues {
    private enum Slot {
        case null
        case integer(Int64)
        case text(start: Int, count: Int)
    }

    // Never empty, so that an empty text has an address, too.
    private var bytes: [UInt8] = [0]
    private var slots: [Slot] = []

    init() {}

    /// The next value.
    public mutating func add(_ text: String) {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        slots.append(.text(start: start, count: bytes.count - start))
    }

    /// The next value; nil is NULL.
    public mutating func add(_ text: String?) {
        if let text { add(text) } else { slots.append(.null) }
    }

    /// The next value.
    public mutating func add(_ number: Int64) { slots.append(.integer(number)) }

    /// The next value; nil is NULL.
    public mutating func add(_ number: Int64?) { slots.append(number.map { .integer($0) } ?? .null) }

    mutating func removeAll() {
        bytes.removeSubrange(1...)
        slots.removeAll(keepingCapacity: true)
    }

    var count: Int { slots.count }

    /// Binds the values at these places for as long as `body` runs.
    func bound(_ places: Range<Int>, to handle: OpaquePointer, _ body: () -> Int32) -> Int32 {
        bytes.withUnsafeBytes { bytes in
            defer {
                sqlite3_reset(handle)
                sqlite3_clear_bindings(handle)
            }
            for place in places {
                let position = Int32(place - places.lowerBound + 1)
                let code =
                    switch slots[place] {
                    case .null: sqlite3_bind_null(handle, position)
                    case .integer(let number): sqlite3_bind_int64(handle, position, number)
                    case .text(let start, let count):
                        // because: without a destructor SQLite takes the bytes as they lie; they are unbound before
                        // this closure ends.
                        sqlite3_bind_text(
                            handle, position,
                            bytes.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) },
                            Int32(count), nil)
                    }
                if code != SQLITE_OK { return code }
            }
            return body()
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
        let code = values.bound(places, to: handle) { sqlite3_step(handle) }
        guard code == SQLITE_DONE else { throw connection.error(code, sql: sql) }
    }
}
