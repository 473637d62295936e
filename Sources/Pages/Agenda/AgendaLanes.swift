/// A session's place among those of its room that it overlaps, directly or through others.
struct AgendaLane: Equatable {
    /// From 0.
    var number = 0
    /// How many lanes the overlapping sessions need together.
    var count = 1
    /// For a session in all rooms: whether any other session is held at the same time.
    var meetsOthers = false

    /// The lanes of `items`, in their order.
    static func lanes(of items: [AgendaEntry]) -> [AgendaLane] {
        var lanes = Array(repeating: AgendaLane(), count: items.count)
        for room in Set(items.map(\.room)) {
            let indices = items.indices.filter { items[$0].room == room }
            layOut(indices.sorted { items[$0].start < items[$1].start }, of: items, in: &lanes)
        }
        for index in items.indices where items[index].room == nil {
            lanes[index].meetsOthers = items.indices.contains { other in
                other != index && items[other].start < items[index].end && items[index].start < items[other].end
            }
        }
        return lanes
    }

    /// Each session takes the first lane that is free when it starts; a pause in all lanes begins a new group.
    private static func layOut(_ indices: [Int], of items: [AgendaEntry], in lanes: inout [AgendaLane]) {
        var group: [Int] = []
        var ends: [Int] = []
        for index in indices {
            if let latest = ends.max(), items[index].start >= latest {
                for member in group { lanes[member].count = ends.count }
                group = []
                ends = []
            }
            let free = ends.firstIndex { $0 <= items[index].start }
            let end = max(items[index].end, items[index].start + 1)
            if let free { ends[free] = end } else { ends.append(end) }
            lanes[index].number = free ?? ends.count - 1
            group.append(index)
        }
        for member in group { lanes[member].count = ends.count }
    }
}
