/// A binary heap of nodes by their price; the order of equals is settled, so a run can be repeated.
struct PriceQueue {
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
