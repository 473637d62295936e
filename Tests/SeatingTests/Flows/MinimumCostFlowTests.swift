import Testing

@testable import Seating

struct MinimumCostFlowTests {
    @Test("it sends as much as fits, the cheapest way first")
    func cheapest() {
        var flow = MinimumCostFlow(nodes: 4)
        let near = flow.addArc(from: 0, to: 1, capacity: 2, price: 1)
        let far = flow.addArc(from: 0, to: 2, capacity: 2, price: 3)
        flow.addArc(from: 1, to: 3, capacity: 1, price: 1)
        flow.addArc(from: 1, to: 2, capacity: 2, price: 0)
        flow.addArc(from: 2, to: 3, capacity: 2, price: 1)
        let (value, price) = flow.send(from: 0, to: 3)
        #expect(value == 3)
        #expect(price == 2 + 2 + 4)
        #expect(flow.flow(near) == 2)
        #expect(flow.flow(far) == 1)
    }

    @Test("a negative price is a reward, and is taken even where it costs a detour")
    func reward() {
        var flow = MinimumCostFlow(nodes: 3)
        flow.addArc(from: 0, to: 2, capacity: 1, price: 0)
        flow.addArc(from: 0, to: 1, capacity: 1, price: 5)
        let rewarded = flow.addArc(from: 1, to: 2, capacity: 1, price: -10)
        let (value, price) = flow.send(from: 0, to: 2)
        #expect(value == 2)
        #expect(price == -5)
        #expect(flow.flow(rewarded) == 1)
        #expect(flow.rewarded(10) == 1)
    }
}
