import Testing

@testable import HTTPServer

@Suite struct MeterTests {
    @Test("answers are counted by route and status over all loops")
    func answers() {
        let meter = Meter()
        let loops = [meter.addLoop(["/", "/a"]), meter.addLoop(["/", "/a"])]
        for loop in loops {
            loop.count(route: 1, status: 200, nanoseconds: 1)
            loop.count(route: 1, status: 404, nanoseconds: 1)
            loop.count(route: -1, status: 400, nanoseconds: 1)
        }
        loops[0].count(route: 0, status: 200, nanoseconds: 1)
        #expect(
            meter.read().answers == [
                .init(route: nil, status: 400, count: 2), .init(route: "/", status: 200, count: 1),
                .init(route: "/a", status: 200, count: 2), .init(route: "/a", status: 404, count: 2),
            ])
    }

    @Test("a time falls into the first bucket whose bound it does not pass, and the last takes the rest")
    func latency() throws {
        let meter = Meter()
        let loop = meter.addLoop(["/"])
        for nanoseconds: UInt64 in [1, 100_000, 100_001, 10_000_000_000, 10_000_000_001] {
            loop.count(route: 0, status: 200, nanoseconds: nanoseconds)
        }
        let latency = try #require(meter.read().latencies.first)
        #expect(latency.counts == [2, 1] + [Int](repeating: 0, count: 12) + [1, 1])
        #expect(latency.counts.count == Meter.bounds.count + 1)
        #expect(abs(latency.seconds - 20.000_200_003) < 1e-9)
    }

    @Test("open connections go up and down, accepted ones only up, and the lag begins anew at each reading")
    func gauges() {
        let meter = Meter()
        let loop = meter.addLoop([])
        loop.opened()
        loop.opened()
        loop.closed()
        loop.turnedAway()
        loop.late(by: 5)
        loop.late(by: 2)
        let figures = meter.read()
        #expect(figures.connections == 1)
        #expect(figures.accepted == 2)
        #expect(figures.turnedAway == 1)
        #expect(figures.lag == 0.005)
        #expect(meter.read().lag == 0)
    }
}
