public import HTTPTypes

/// The fields of a request, read in place from the bytes of its head: a `String` is made only of what is asked for.
public struct RequestFields: Sendable {
    let storage: [UInt8]
    let tableStart: Int
    /// How many field lines there are.
    public let count: Int

    /// The value of the first field of this name. Bytes that are not UTF-8 come back as U+FFFD.
    public subscript(_ name: HTTPField.Name) -> String? {
        range(of: name).map { text($0) }
    }

    /// The values of all fields of this name, in the order they came.
    public func all(_ name: HTTPField.Name) -> [String] {
        var values: [String] = []
        for index in 0..<count where isNamed(index, name.canonicalName) {
            values.append(text(FieldTable.value(of: index, in: storage.span, at: tableStart)))
        }
        return values
    }

    /// Whether a field of this name came.
    public func contains(_ name: HTTPField.Name) -> Bool { range(of: name) != nil }

    /// Every field as it came, name and value.
    public var pairs: [(name: String, value: String)] {
        (0..<count).map { index in
            (
                text(FieldTable.name(of: index, in: storage.span, at: tableStart)),
                text(FieldTable.value(of: index, in: storage.span, at: tableStart))
            )
        }
    }

    /// Runs `body` over the value of each field of this name; nothing is copied.
    func forEachValue(of name: HTTPField.Name, _ body: (Span<UInt8>) -> Void) {
        let bytes = storage.span
        for index in 0..<count where isNamed(index, name.canonicalName) {
            body(bytes.extracting(FieldTable.value(of: index, in: bytes, at: tableStart).indices))
        }
    }

    func range(of name: HTTPField.Name) -> ByteRange? {
        for index in 0..<count where isNamed(index, name.canonicalName) {
            return FieldTable.value(of: index, in: storage.span, at: tableStart)
        }
        return nil
    }

    private func text(_ range: ByteRange) -> String {
        String(decoding: storage[range.indices], as: UTF8.self)
    }

    private func isNamed(_ index: Int, _ canonicalName: String) -> Bool {
        let bytes = storage.span
        let range = FieldTable.name(of: index, in: bytes, at: tableStart)
        return bytes.equalsIgnoringCase(canonicalName.utf8.span, in: range.indices)
    }
}

/// The table behind the head's bytes: eight bytes a field, the bounds of its name and of its value.
///
/// It shares the head's array because a second allocation a request was a quarter of the parsing time.
enum FieldTable {
    static let entrySize = 8

    static func append(name: ByteRange, value: ByteRange, to storage: inout [UInt8]) {
        append(name, to: &storage)
        append(value, to: &storage)
    }

    private static func append(_ range: ByteRange, to storage: inout [UInt8]) {
        storage.append(UInt8(truncatingIfNeeded: range.start))
        storage.append(UInt8(truncatingIfNeeded: range.start >> 8))
        storage.append(UInt8(truncatingIfNeeded: range.end))
        storage.append(UInt8(truncatingIfNeeded: range.end >> 8))
    }

    static func name(of index: Int, in bytes: Span<UInt8>, at tableStart: Int) -> ByteRange {
        range(at: tableStart + index * entrySize, in: bytes)
    }

    static func value(of index: Int, in bytes: Span<UInt8>, at tableStart: Int) -> ByteRange {
        range(at: tableStart + index * entrySize + entrySize / 2, in: bytes)
    }

    private static func range(at offset: Int, in bytes: Span<UInt8>) -> ByteRange {
        ByteRange(
            start: UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8,
            end: UInt16(bytes[offset + 2]) | UInt16(bytes[offset + 3]) << 8)
    }
}
