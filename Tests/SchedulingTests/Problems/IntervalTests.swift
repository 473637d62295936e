import Testing

@testable import Scheduling

struct IntervalTests {
    @Test("touching ends do not overlap, and an empty interval overlaps nothing")
    func overlap() {
        #expect(!Interval(0, 10).overlaps(Interval(10, 20)))
        #expect(Interval(0, 11).overlaps(Interval(10, 20)))
        #expect(!Interval(0, 10).overlaps(Interval(5, 5)))
    }

    @Test("sets of times are what they are second by second", arguments: 1...50)
    func sets(seed: Int) {
        var chance = Chance(UInt64(seed))
        func intervals() -> [Interval] {
            (0..<chance.below(6)).map { _ in
                let start = Int64(chance.below(30))
                return Interval(start, start + Int64(chance.below(8)))
            }
        }
        let (one, other) = (intervals(), intervals())
        let inOne = { (second: Int64) in one.count { $0.start <= second && second < $0.end } }
        let inOther = { (second: Int64) in other.count { $0.start <= second && second < $0.end } }
        let seconds = { (set: TimeSet) in set.parts.flatMap { Array($0.start..<$0.end) } }
        #expect(seconds(TimeSet(one)) == (0..<40).filter { inOne($0) > 0 })
        #expect(
            seconds(TimeSet(one).intersection(TimeSet(other))) == (0..<40).filter { inOne($0) > 0 && inOther($0) > 0 })
        #expect(
            seconds(TimeSet(one).subtracting(TimeSet(other))) == (0..<40).filter { inOne($0) > 0 && inOther($0) == 0 })
        #expect(seconds(TimeSet.crowded(one, depth: 2)) == (0..<40).filter { inOne($0) > 1 })
    }
}
