/// The cheapest flow within bounds, by the primal-dual method: Dijkstra with potentials finds the price of the next cheapest
/// way from a node that has too much to one that lacks something, then depth-first search sends all that can go at that
/// price (Edmonds & Karp 1972; Ford & Fulkerson 1962).
///
/// An answer is where the next one may start: ``restart(at:)`` with its potentials, ``carry(_:over:)`` what it sent, then the
/// bounds that are new. What no longer fits is too much or too little somewhere, and only that is sent anew.
struct MinimumCostFlow {
    private struct Arc {
        var head: Int32
        /// The number of the arc that leads back.
        var back: Int32
        var price: Int
    }

    /// Arcs by the node they leave, each node's in one piece: those of a node are read one after the other.
    private var arcs: [Arc] = []
    private var first: [Int] = []
    /// How much more may go over each arc.
    private var residual: [Int32] = []
    /// How much has to go over each arc, by the arcs' numbers.
    private var least: [Int32] = []
    /// Arcs as they were added, until they are put in order; then where each of them came to lie.
    private var added: [(tail: Int32, head: Int32, capacity: Int32, price: Int)] = []
    private var place: [Int32] = []
    private let nodes: Int
    /// What each node has too much, or, below zero, lacks.
    private var excess: [Int]
    /// What the nodes gain and lose by themselves, and the arcs' capacities: where a restart begins.
    private var supplies: [Int]
    private var capacities: [Int32] = []
    private(set) var potentials: [Int]
    private var distance: [Int]
    private var reached: [Int] = []
    private var cursor: [Int] = []
    private var isOnWay: [Bool]
    private var way: [Int] = []
    private var queue = PriceQueue()

    private static let far = Int.max / 4

    init(nodes: Int) {
        self.nodes = nodes
        excess = Array(repeating: 0, count: nodes)
        supplies = excess
        potentials = excess
        distance = Array(repeating: Self.far, count: nodes)
        isOnWay = Array(repeating: false, count: nodes)
    }

    /// Adds an arc that nothing goes over yet and gives its number. Arcs come before the first ``restart(at:)``.
    @discardableResult
    mutating func addArc(from: Int, to: Int, capacity: Int, price: Int) -> Int {
        added.append((Int32(from), Int32(to), Int32(capacity), price))
        return added.count - 1
    }

    /// A node that so much comes into from outside, or goes out of, below zero.
    mutating func supply(_ node: Int, _ amount: Int) { supplies[node] += amount }

    /// Nothing goes over any arc, and each may take its capacity again. With the potentials of another answer, arcs that had
    /// bounds there have to be given bounds once more.
    mutating func restart(at potentials: [Int]? = nil) {
        if place.isEmpty { arrange() }
        residual.withUnsafeMutableBufferPointer { residual in
            capacities.withUnsafeBufferPointer { _ = residual.update(fromContentsOf: $0) }
        }
        for arc in least.indices { least[arc] = 0 }
        excess = supplies
        self.potentials = potentials ?? Array(repeating: 0, count: nodes)
    }

    /// Puts the arcs in the order of the nodes that they leave.
    private mutating func arrange() {
        first = Array(repeating: 0, count: nodes + 1)
        for arc in added {
            first[Int(arc.tail) + 1] += 1
            first[Int(arc.head) + 1] += 1
        }
        for node in 0..<nodes { first[node + 1] += first[node] }
        var next = first
        arcs = Array(repeating: Arc(head: 0, back: 0, price: 0), count: 2 * added.count)
        capacities = Array(repeating: 0, count: arcs.count)
        residual = capacities
        least = Array(repeating: 0, count: added.count)
        cursor = first
        place = added.map { arc in
            let there = next[Int(arc.tail)]
            next[Int(arc.tail)] += 1
            let back = next[Int(arc.head)]
            next[Int(arc.head)] += 1
            arcs[there] = Arc(head: arc.head, back: Int32(back), price: arc.price)
            arcs[back] = Arc(head: arc.tail, back: Int32(there), price: -arc.price)
            capacities[there] = arc.capacity
            return Int32(there)
        }
        added = []
    }

    /// How much goes over an arc.
    func flow(_ arc: Int) -> Int {
        Int(residual[Int(arcs[Int(place[arc])].back)] + least[arc])
    }

    /// What the flow over all arcs costs.
    var price: Int { place.indices.reduce(0) { $0 + flow($1) * arcs[Int(place[$1])].price } }

    /// So much more goes over an arc, which is there to take it.
    mutating func carry(_ amount: Int, over arc: Int) {
        let there = Int(place[arc])
        let back = Int(arcs[there].back)
        residual[there] -= Int32(amount)
        residual[back] += Int32(amount)
        excess[Int(arcs[back].head)] -= amount
        excess[Int(arcs[there].head)] += amount
    }

    /// Over an arc so much has to go, and no more than so much may. What does not fit is taken off, or put on, and so is what
    /// the potentials show to be too cheap or too dear.
    mutating func bound(_ arc: Int, least: Int, most: Int) {
        let there = Int(place[arc])
        let back = Int(arcs[there].back)
        let (tail, head) = (Int(arcs[back].head), Int(arcs[there].head))
        let now = flow(arc)
        let worth = arcs[there].price + potentials[tail] - potentials[head]
        let flow = worth > 0 ? least : worth < 0 ? most : min(max(now, least), most)
        residual[there] = Int32(most - flow)
        residual[back] = Int32(flow - least)
        self.least[arc] = Int32(least)
        excess[tail] += now - flow
        excess[head] += flow - now
    }

    /// Sends what nodes have too much to those that lack something, at the least price for all; false when that cannot be.
    /// Then what was sent is of no use, nor are the potentials.
    mutating func settle() -> Bool {
        while excess.contains(where: { $0 > 0 }) {
            guard findDistances() else { return false }
            cursor.withUnsafeMutableBufferPointer { cursor in
                first.withUnsafeBufferPointer { _ = cursor.update(fromContentsOf: $0) }
            }
            for node in 0..<nodes where excess[node] > 0 {
                while excess[node] > 0, push(from: node) {}
            }
        }
        return true
    }

    /// Changes the potentials so that the next cheapest way costs nothing beyond them; false when there is none.
    private mutating func findDistances() -> Bool {
        for node in reached { distance[node] = Self.far }
        reached.removeAll(keepingCapacity: true)
        queue.removeAll()
        for node in 0..<nodes where excess[node] > 0 {
            distance[node] = 0
            reached.append(node)
            queue.add(node, 0)
        }
        var limit: Int?
        while let (node, reach) = queue.removeLeast() {
            if reach > distance[node] { continue }
            if excess[node] < 0 {
                limit = reach
                break
            }
            relax(node, reach)
        }
        guard let limit else { return false }
        // Nodes that were not reached are no nearer than the limit, which is all that the potentials must respect.
        for node in reached where distance[node] < limit { potentials[node] -= limit - distance[node] }
        return true
    }

    private mutating func relax(_ node: Int, _ reach: Int) {
        for arc in first[node]..<first[node + 1] where residual[arc] > 0 {
            let head = Int(arcs[arc].head)
            let reachHead = reach + arcs[arc].price + potentials[node] - potentials[head]
            if reachHead < distance[head] {
                if distance[head] == Self.far { reached.append(head) }
                distance[head] = reachHead
                queue.add(head, reachHead)
            }
        }
    }

    /// Sends what fits on one way of arcs that cost nothing beyond the potentials; false when there is none left.
    ///
    /// The way is kept by hand and not by recursion: it can run through thousands of nodes.
    private mutating func push(from start: Int) -> Bool {
        way.removeAll(keepingCapacity: true)
        var node = start
        isOnWay[start] = true
        while excess[node] >= 0 {
            let arc = cursor[node]
            if arc == first[node + 1] {
                isOnWay[node] = false
                guard let last = way.popLast() else { return false }
                node = Int(arcs[Int(arcs[last].back)].head)
                cursor[node] += 1
                continue
            }
            let head = Int(arcs[arc].head)
            if residual[arc] > 0, !isOnWay[head], arcs[arc].price + potentials[node] - potentials[head] == 0 {
                way.append(arc)
                isOnWay[head] = true
                node = head
            } else {
                cursor[node] += 1
            }
        }
        send(from: start, to: node)
        return true
    }

    private mutating func send(from start: Int, to end: Int) {
        let amount = way.reduce(min(excess[start], -excess[end])) { min($0, Int(residual[$1])) }
        excess[start] -= amount
        excess[end] += amount
        isOnWay[start] = false
        for arc in way {
            residual[arc] -= Int32(amount)
            residual[Int(arcs[arc].back)] += Int32(amount)
            isOnWay[Int(arcs[arc].head)] = false
        }
    }
}
