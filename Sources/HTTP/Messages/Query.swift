/// The pairs after the `?` of an address, decoded when they are asked for.
public struct Query: Sendable {
    private let storage: [UInt8]
    private let range: ByteRange

    init(storage: [UInt8], range: ByteRange?) {
        self.storage = storage
        self.range = range ?? .empty
    }

    /// The query as it came, without the `?`; empty when there is none.
    public var text: String { String(decoding: storage[range.indices], as: UTF8.self) }

    /// Whether there is nothing after the `?`, or no `?`.
    public var isEmpty: Bool { range.isEmpty }

    /// All pairs in the order they came, decoded (`+` is a space).
    public var pairs: [(name: String, value: String)] {
        // Escapes were checked when the head was read, so no pair is refused here.
        (try? URLEncodedPairs.read(storage.span.extracting(range.indices), limit: .max)) ?? []
    }

    /// The first value of this name.
    public subscript(_ name: String) -> String? {
        isEmpty ? nil : pairs.first { $0.name == name }?.value
    }

    /// All values of this name, in the order they came.
    public func all(_ name: String) -> [String] {
        isEmpty ? [] : pairs.filter { $0.name == name }.map(\.value)
    }
}
