import RandomNumbers
import Testing

@Suite("A stream of random numbers")
struct RandomStreamTests {
    @Test("is settled by its seed, and near seeds are far apart")
    func seeds() {
        let first = { (seed: UInt64) -> [UInt64] in
            var stream = RandomStream(seed: seed)
            return (0..<4).map { _ in stream.next() }
        }
        #expect(first(7) == first(7))
        // About half of the bits differ between neighbours.
        let differing = zip(first(7), first(8)).map { ($0 ^ $1).nonzeroBitCount }
        #expect(differing.allSatisfy { (16...48).contains($0) }, "\(differing)")
    }

    @Test("gives every number below a bound about as often as any other, and none beyond")
    func below() {
        var stream = RandomStream(seed: 1)
        var counts = [Int](repeating: 0, count: 6)
        for _ in 0..<60_000 { counts[stream.below(6)] += 1 }
        #expect(counts.allSatisfy { (9_500...10_500).contains($0) }, "\(counts)")
    }

    @Test("scales the least and the most of its bits to the ends of the range")
    func scale() {
        #expect(RandomStream.scale(0, 10) == 0)
        #expect(RandomStream.scale(0xFFFF_FFFF, 10) == 9)
        #expect(RandomStream.scale(.max, 1) == 0)
    }
}
