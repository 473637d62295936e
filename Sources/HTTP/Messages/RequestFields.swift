public import HTTPTypes

/// The fields of a request, read in place from the bytes of its head: a `String` is made only of what is asked for.
public struct RequestFields: Sendable {
    let storage: [UInt8]
    let tableStart: Int
    /// How many field lines there are.
    public let count: Int
    let filter: NameFilter

    /// The value of the first field of this name. Bytes that are not UTF-8 come back as U+FFFD.
    public subscript(_ name: HTTPField.Name) -> String? {
        range(of: name, from: 0).map { text($0.value) }
    }

    /// The values of all fields of this name, in the order they came.
    public func all(_ name: HTTPField.Name) -> [String] {
        var values: [String] = []
        var start = 0
        while let field = range(of: name, from: start) {
            values.append(text(field.value))
            start = field.index + 1
        }
        return values
    }

    /// Whether a field of this name came.
    public func contains(_ name: HTTPField.Name) -> Bool { range(of: name, from: 0) != nil }

    /// Every field as it came, name and value.
    public var pairs: [(name: String, value: String)] {
        (0..<count).map { index in
            let field = FieldTable.field(index, in: storage.span, at: tableStart)
            return (text(field.name), text(field.value))
        }
    }

    /// Runs `body` over the value of each field of this name; nothing is copied.
    func forEachValue(of name: HTTPField.Name, _ body: (Span<UInt8>) -> Void) {
        var start = 0
        while let field = range(of: name, from: start) {
            body(storage.span.extracting(field.value.indices))
            start = field.index + 1
        }
    }

    /// The next field of this name at or after the one of index `start`.
    private func range(of name: HTTPField.Name, from start: Int) -> (index: Int, value: ByteRange)? {
        let canonicalName = name.canonicalName
        let wanted = canonicalName.utf8.span
        guard filter.mayContain(wanted) else { return nil }
        let bytes = storage.span
        var index = start
        while index < count {
            let field = FieldTable.field(index, in: bytes, at: tableStart)
            if field.name.count == wanted.count, bytes.equalsIgnoringCase(wanted, in: field.name.indices) {
                return (index, field.value)
            }
            index += 1
        }
        return nil
    }

    private func text(_ range: ByteRange) -> String {
        String(decoding: storage[range.indices], as: UTF8.self)
    }
}

/// Which names are certainly not among the fields: one bit for each length and first letter, modulo 64. Most look-ups are
/// for fields that did not come, and end here.
struct NameFilter: Sendable, Hashable {
    private var bits: UInt64 = 0

    mutating func insert(_ name: Span<UInt8>) { bits |= Self.bit(name) }

    func mayContain(_ name: Span<UInt8>) -> Bool { bits & Self.bit(name) != 0 }

    private static func bit(_ name: Span<UInt8>) -> UInt64 {
        guard name.count > 0 else { return 0 }
        let mixed = UInt64(ByteRules.lowercased(name[0])) &* 7 &+ UInt64(name.count) &* 5
        return 1 << (mixed & 63)
    }
}

/// The table behind the head's bytes: eight bytes a field, the bounds of its name and of its value.
///
/// It shares the head's array because a second allocation a request was a quarter of the parsing time.
enum FieldTable {
    static let entrySize = MemoryLayout<FieldPosition>.size

    static func field(_ index: Int, in bytes: Span<UInt8>, at tableStart: Int) -> FieldPosition {
        // because: any eight bytes are a field's four 16-bit numbers, without padding; bounds are still checked.
        bytes.bytes.unsafeLoadUnaligned(fromByteOffset: tableStart + index * entrySize, as: FieldPosition.self)
    }
}
