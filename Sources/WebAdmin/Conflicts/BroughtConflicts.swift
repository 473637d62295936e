import Domain
import HTML
import Pages

/// The conflicts that changes would bring, below the table of the changes.
struct BroughtConflicts {
    let event: Event
    let rooms: [Room]
    let conflicts: [Conflict]

    func html(_ visit: Visit) -> HTML {
        let t = visit.t
        guard !conflicts.isEmpty else { return "<p>\(t("No conflict comes of it."))</p>" }
        let list = ConflictList(event: event, rooms: rooms, visit: visit)
        let table = list.told(conflicts, t("Conflicts that come of it"))
        return """
            <h3>\(t("Conflicts that come of it")) <span class="count">\(t.number(conflicts.count))</span></h3>\(table)
            """
    }
}
