/// The cheapest flow of the largest value: the primal-dual method. Dijkstra with potentials finds the price of the next
/// cheapest way, then depth-first search sends all that can go at that price (Edmonds & Karp 1972; Ford & Fulkerson 1962).
struct MinimumCostFlow {
    private var heads: [Int32] = []
    private(set) var residual: [Int32] = []
    private var prices: [Int] = []
    private var next: [Int32] = []
    private var first: [Int32]
    private(set) var potential: [Int]
    private var distance: [Int]
    private var queue = PriceQueue()

    init(nodes: Int) {
        first = Array(repeating: -1, count: nodes)
        potential = Array(repeating: 0, count: nodes)
        distance = potential
    }

    /// Adds an arc and gives its number; the one after it is its way back.
    @discardableResult
    mutating func addArc(from: Int, to: Int, capacity: Int, price: Int) -> Int {
        let number = heads.count
        heads.append(Int32(to))
        residual.append(Int32(capacity))
        prices.append(price)
        next.append(first[from])
        first[from] = Int32(number)
        heads.append(Int32(from))
        residual.append(0)
        prices.append(-price)
        next.append(first[to])
        first[to] = Int32(number + 1)
        return number
    }

    /// How much goes over an arc.
    func flow(_ arc: Int) -> Int { Int(residual[arc ^ 1]) }

    /// How much goes over arcs of the price `-reward`.
    func rewarded(_ reward: Int) -> Int {
        stride(from: 0, to: heads.count, by: 2).reduce(0) { $0 + (prices[$1] == -reward ? flow($1) : 0) }
    }

    /// Sends as much as fits, cheapest first, and gives how much that is and what it costs. Stops early where one more
    /// would cost more than `dearest`.
    mutating func send(from source: Int, to sink: Int, dearest: Int = Int.max) -> (value: Int, price: Int) {
        setPotentials(source)
        var value = 0
        var price = 0
        while findDistances(source, sink), potential[sink] - potential[source] <= dearest {
            let way = potential[sink] - potential[source]
            var cursor = first
            var onWay = Array(repeating: false, count: first.count)
            while true {
                let sent = push(source, sink, &cursor, &onWay)
                if sent == 0 { break }
                value += Int(sent)
                price += Int(sent) * way
            }
        }
        return (value, price)
    }

    /// Potentials under which no arc has a negative price, whatever prices there are now (Bellman & Ford, by a queue).
    private mutating func setPotentials(_ source: Int) {
        let far = Int.max / 4
        potential = Array(repeating: far, count: first.count)
        potential[source] = 0
        var waiting = [source]
        var isWaiting = Array(repeating: false, count: first.count)
        var index = 0
        while index < waiting.count {
            let node = waiting[index]
            index += 1
            isWaiting[node] = false
            var arc = first[node]
            while arc >= 0 {
                let (head, reach) = (Int(heads[Int(arc)]), potential[node] + prices[Int(arc)])
                if residual[Int(arc)] > 0, reach < potential[head] {
                    potential[head] = reach
                    if !isWaiting[head] {
                        isWaiting[head] = true
                        waiting.append(head)
                    }
                }
                arc = next[Int(arc)]
            }
        }
        for node in potential.indices where potential[node] == far { potential[node] = 0 }
    }

    /// Raises the potentials by the distances from the source; false when the sink cannot be reached.
    private mutating func findDistances(_ source: Int, _ sink: Int) -> Bool {
        let far = Int.max / 4
        for node in distance.indices { distance[node] = far }
        distance[source] = 0
        queue.removeAll()
        queue.add(source, 0)
        while let (node, reach) = queue.removeLeast() {
            if reach > distance[node] { continue }
            if node == sink { break }
            var arc = first[node]
            while arc >= 0 {
                let head = Int(heads[Int(arc)])
                if residual[Int(arc)] > 0 {
                    let reachHead = reach + prices[Int(arc)] + potential[node] - potential[head]
                    if reachHead < distance[head] {
                        distance[head] = reachHead
                        queue.add(head, reachHead)
                    }
                }
                arc = next[Int(arc)]
            }
        }
        guard distance[sink] < far else { return false }
        // Nodes that were not settled are no nearer than the sink, which is all that the potentials must respect.
        let limit = distance[sink]
        for node in potential.indices { potential[node] += min(distance[node], limit) }
        return true
    }

    /// Sends what fits on one way of arcs that cost nothing beyond the potentials; 0 when there is none left.
    ///
    /// The way is kept by hand and not by recursion: it can run through thousands of nodes.
    private mutating func push(_ source: Int, _ sink: Int, _ cursor: inout [Int32], _ onWay: inout [Bool]) -> Int32 {
        var way: [Int] = []
        var node = source
        onWay[source] = true
        while node != sink {
            let arc = Int(cursor[node])
            if arc < 0 {
                onWay[node] = false
                guard let last = way.popLast() else { return 0 }
                node = Int(heads[last ^ 1])
                cursor[node] = next[Int(cursor[node])]
                continue
            }
            let head = Int(heads[arc])
            if residual[arc] > 0, !onWay[head], prices[arc] + potential[node] - potential[head] == 0 {
                way.append(arc)
                onWay[head] = true
                node = head
            } else {
                cursor[node] = next[arc]
            }
        }
        let sent = way.reduce(Int32.max) { min($0, residual[$1]) }
        onWay[source] = false
        for arc in way {
            residual[arc] -= sent
            residual[arc ^ 1] += sent
            onWay[Int(heads[arc])] = false
        }
        return sent
    }
}

/// A binary heap of nodes by their price; the order of equals is settled, so a run can be repeated.
private struct PriceQueue {
    private var heap: [(node: Int, price: Int)] = []

    mutating func removeAll() { heap.removeAll(keepingCapacity: true) }

    mutating func add(_ node: Int, _ price: Int) {
        heap.append((node, price))
        var child = heap.count - 1
        while child > 0, heap[child].price < heap[(child - 1) / 2].price {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func removeLeast() -> (node: Int, price: Int)? {
        guard let least = heap.first, let last = heap.popLast() else { return nil }
        if heap.isEmpty { return least }
        heap[0] = last
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child + 1].price < heap[child].price { child += 1 }
            guard heap[child].price < heap[parent].price else { break }
            heap.swapAt(child, parent)
            parent = child
        }
        return least
    }
}
