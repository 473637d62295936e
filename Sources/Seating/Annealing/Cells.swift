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
