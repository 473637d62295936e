/// A run of plain values in memory of its own, without the checks that an array makes at each access.
///
/// The inner loop of the search reads some forty of them for one proposal, and with arrays spent a third of its time on
/// bounds and uniqueness. Debug builds check the bounds.
struct Cells<Element: BitwiseCopyable>: ~Copyable {
    let count: Int
    // because: allocated by `init` with room for `count` values, all of them set, and freed by `deinit` alone
    private let start: UnsafeMutablePointer<Element>

    init(repeating value: Element, count: Int) {
        self.count = count
        // because: `start` is never read before the line that follows
        start = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
        start.initialize(repeating: value, count: count)
    }

    init(_ values: [Element]) {
        count = values.count
        // because: `start` is never read before the loop that follows
        start = UnsafeMutablePointer<Element>.allocate(capacity: max(1, values.count))
        for index in values.indices { (start + index).initialize(to: values[index]) }
    }

    deinit { start.deallocate() }

    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < count)
            return start[index]
        }
        nonmutating set {
            assert(index >= 0 && index < count)
            start[index] = newValue
        }
    }

    /// Takes over the values of another of the same length.
    func copy(from other: borrowing Cells) {
        precondition(other.count == count)
        start.update(from: other.start, count: count)
    }

    var array: [Element] { (0..<count).map { self[$0] } }
}

extension Cells where Element == Int32 {
    /// Adds to a value; what is counted stays far inside 32 bits. A method, since the compiler (6.3.1) crashed on
    /// `cells[index] += amount` in the board when it built for ThreadSanitizer.
    @inline(__always)
    func add(_ amount: Int32, at index: Int) {
        assert(index >= 0 && index < count)
        start[index] &+= amount
    }
}

/// What the processor adds at once; eight on the machines of today, and two instructions of the oldest.
typealias Lanes = SIMD8<Int32>

/// Part of the values of cells, by an address that stays in a register: cells that are reached through a board are looked
/// up anew after each value that is written. It must not outlive them.
struct Row: BitwiseCopyable {
    // because: made by `Cells.row` alone, from cells that the board keeps for as long as the search runs
    private let start: UnsafeMutablePointer<Int32>

    // because: as above
    fileprivate init(_ start: UnsafeMutablePointer<Int32>) { self.start = start }

    @inline(__always)
    subscript(index: Int) -> Int32 {
        get { start[index] }
        nonmutating set { start[index] = newValue }
    }

    @inline(__always)
    func advanced(by count: Int) -> Row { Row(start + count) }

    @inline(__always)
    func add(_ amount: Int32, at index: Int) { start[index] &+= amount }

    @inline(__always)
    func lanes(_ index: Int) -> Lanes {
        // because: rows that are read in lanes are as long as a whole number of them
        UnsafeRawPointer(start + index).loadUnaligned(as: Lanes.self)
    }

    @inline(__always)
    func set(_ index: Int, to lanes: Lanes) {
        // because: as above
        UnsafeMutableRawPointer(start + index).storeBytes(of: lanes, as: Lanes.self)
    }
}

extension Cells where Element == Int32 {
    /// The values from an index on.
    @inline(__always)
    func row(_ index: Int) -> Row {
        assert(index >= 0 && index <= count)
        return Row(start + index)
    }
}
