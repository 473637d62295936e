/// What the `:names` of a route's pattern stand for in one request, decoded when asked for.
public struct PathParameters: Sendable {
    /// How many a pattern may have.
    static let limit = 8

    private var storage: [UInt8] = []
    private var names: [String] = []
    private var captures = Captures()

    init() {}

    init(storage: [UInt8], names: [String], captures: Captures) {
        self.storage = storage
        self.names = names
        self.captures = captures
    }

    /// The decoded text in the place of `:name`; nil when the pattern has no such name. Never empty.
    public subscript(_ name: String) -> String? {
        guard let index = names.firstIndex(of: name) else { return nil }
        // Escapes were checked when the head was read.
        return PercentCoding.decode(storage.span.extracting(captures.ranges[index].indices), plusIsSpace: false)
    }
}

/// Where parameters were found on the way through the trie; fixed in size, so that routing allocates nothing.
struct Captures: Sendable {
    var ranges = InlineArray<8, ByteRange>(repeating: .empty)
    var count = 0

    mutating func push(_ range: Range<Int>) {
        ranges[count] = ByteRange(range)
        count += 1
    }

    mutating func pop() { count -= 1 }
}
