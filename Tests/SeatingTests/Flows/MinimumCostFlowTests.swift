import RandomNumbers
import Testing

@testable import Seating

struct MinimumCostFlowTests {
    /// A node that has too much, one that lacks as much, and arcs between six nodes, thrown from a seed.
    private struct Network {
        var arcs: [(from: Int, to: Int, capacity: Int, price: Int)] = []
        var amount = 3

        init(_ random: inout RandomStream) {
            for from in 0..<6 {
                for to in 0..<6 where from != to && random.below(5) < 3 {
                    arcs.append((from, to, 1 + random.below(2), random.below(10)))
                }
            }
        }

        var flow: MinimumCostFlow {
            var flow = MinimumCostFlow(nodes: 6)
            for arc in arcs { flow.addArc(from: arc.from, to: arc.to, capacity: arc.capacity, price: arc.price) }
            flow.supply(0, amount)
            flow.supply(5, -amount)
            flow.restart()
            return flow
        }

        /// Bounds of all arcs, a third of them narrow.
        func bounds(_ random: inout RandomStream) -> [(arc: Int, least: Int, most: Int)] {
            arcs.indices.map { arc in
                guard random.below(3) == 0 else { return (arc, 0, arcs[arc].capacity) }
                let least = random.below(4) == 0 ? 1 : 0
                return (arc, least, least + random.below(arcs[arc].capacity - least + 1))
            }
        }

        /// What goes into each node beyond what goes out of it, but for what it has from outside.
        func imbalance(_ flow: MinimumCostFlow) -> [Int] {
            var nodes = [amount, 0, 0, 0, 0, -amount]
            for (number, arc) in arcs.enumerated() {
                nodes[arc.from] -= flow.flow(number)
                nodes[arc.to] += flow.flow(number)
            }
            return nodes
        }
    }

    @Test("it sends what there is, the cheapest way first")
    func cheapest() {
        var flow = MinimumCostFlow(nodes: 4)
        let near = flow.addArc(from: 0, to: 1, capacity: 2, price: 1)
        let far = flow.addArc(from: 0, to: 2, capacity: 2, price: 3)
        flow.addArc(from: 1, to: 3, capacity: 1, price: 1)
        flow.addArc(from: 1, to: 2, capacity: 2, price: 0)
        flow.addArc(from: 2, to: 3, capacity: 2, price: 1)
        flow.supply(0, 3)
        flow.supply(3, -3)
        flow.restart()
        let isSettled = flow.settle()
        #expect(isSettled)
        #expect(flow.price == 2 + 2 + 4)
        #expect(flow.flow(near) == 2)
        #expect(flow.flow(far) == 1)
    }

    @Test("what has no way to go is not settled")
    func impossible() {
        var flow = MinimumCostFlow(nodes: 2)
        flow.addArc(from: 0, to: 1, capacity: 2, price: 1)
        flow.supply(0, 3)
        flow.supply(1, -3)
        flow.restart()
        let isSettled = flow.settle()
        #expect(!isSettled)
    }

    @Test("over an arc goes as much as has to, however dear, and no more than may, however cheap")
    func bounds() {
        var flow = MinimumCostFlow(nodes: 2)
        let arcs = [1, 5, 9].map { flow.addArc(from: 0, to: 1, capacity: 4, price: $0) }
        flow.supply(0, 4)
        flow.supply(1, -4)
        flow.restart()
        flow.bound(arcs[0], least: 0, most: 2)
        flow.bound(arcs[2], least: 1, most: 4)
        let isSettled = flow.settle()
        #expect(isSettled)
        #expect(arcs.map { flow.flow($0) } == [2, 1, 1])
    }

    @Test(
        "a flow that starts from the answer to other bounds costs what one from the start does",
        arguments: 1...200)
    func restart(seed: Int) throws {
        var random = RandomStream(seed: UInt64(seed))
        let network = Network(&random)
        var warm = network.flow
        guard warm.settle() else { return }
        for _ in 0..<4 {
            let bounds = network.bounds(&random)
            let (potentials, flows) = (warm.potentials, network.arcs.indices.map { warm.flow($0) })
            var next = warm
            next.restart(at: potentials)
            for (arc, amount) in flows.enumerated() { next.carry(amount, over: arc) }
            var cold = network.flow
            for bound in bounds {
                next.bound(bound.arc, least: bound.least, most: bound.most)
                cold.bound(bound.arc, least: bound.least, most: bound.most)
            }
            let (isSettled, isPossible) = (next.settle(), cold.settle())
            #expect(isSettled == isPossible)
            guard isPossible else { continue }
            #expect(next.price == cold.price)
            for bound in bounds {
                #expect((bound.least...bound.most).contains(next.flow(bound.arc)))
            }
            #expect(network.imbalance(next) == Array(repeating: 0, count: 6))
            warm = next
        }
    }
}
