/// The windows cut into cells: one begins at each time at which a session can start.
///
/// A session holds the cells that it overlaps. Since all sessions start where a cell does, two of them overlap just when
/// they share a cell, whatever their lengths are.
struct Grid: Sendable {
    let windows: [Interval]
    /// When each cell begins, in order.
    let start: [Int]
    /// The window of each cell.
    let window: [Int]
    /// Whether a cell begins a whole number of steps after its window.
    let isOnStep: [Bool]
    /// The first cell of each window, and the number of all cells.
    let firstCell: [Int]

    /// `marks`: further times at which cells begin, when they lie within a window.
    init(_ windows: [Interval], step: Int, marks: [Int]) {
        let ordered = Set(marks).sorted()
        var (start, window, isOnStep, firstCell): ([Int], [Int], [Bool], [Int]) = ([], [], [], [])
        var next = 0
        for (number, frame) in windows.enumerated() {
            firstCell.append(start.count)
            var second = Int(frame.start)
            while next < ordered.count, ordered[next] < second { next += 1 }
            while second < Int(frame.end) {
                start.append(second)
                window.append(number)
                isOnStep.append((second - Int(frame.start)) % step == 0)
                let regular = second + step - (second - Int(frame.start)) % step
                while next < ordered.count, ordered[next] <= second { next += 1 }
                second = next < ordered.count ? min(regular, ordered[next]) : regular
            }
        }
        firstCell.append(start.count)
        self.windows = windows
        self.start = start
        self.window = window
        self.isOnStep = isOnStep
        self.firstCell = firstCell
    }

    var count: Int { start.count }

    /// The first cell that begins at or after an instant.
    func cell(notBefore second: Int) -> Int {
        var (low, high) = (0, start.count)
        while low < high {
            let middle = (low + high) / 2
            if start[middle] < second { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The cell that begins at an instant.
    func cell(at second: Int) -> Int? {
        let cell = cell(notBefore: second)
        return cell < count && start[cell] == second ? cell : nil
    }
}
