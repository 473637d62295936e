import Domain
import SQLite

/// The condition of a filter but for the search.
struct AttendeeNarrowing {
    let condition: String
    let arguments: [any Bindable]
    /// Whether anybody of the event is left out.
    let isNarrow: Bool
    private let sort: AttendeeSort

    init(_ filter: AttendeeFilter, in event: ID<Event>) {
        let status = filter.status.map { _ in "status = ?" }
        let category = filter.category.map { _ in "category = ?" }
        condition = (["event = ?"] + [status, category].compactMap(\.self)).joined(separator: " AND ")
        var arguments: [any Bindable] = [event]
        if let status = filter.status { arguments.append(status) }
        if let category = filter.category { arguments.append(category) }
        self.arguments = arguments
        isNarrow = status != nil || category != nil
        sort = filter.sort
    }

    /// What goes through a sorted index. Those by name and by organisation are of all events together: SQLite makes them in half
    /// of the time that it takes when every key begins with the same event.
    var inOrder: String {
        switch sort {
        case .name: "attendee INDEXED BY attendee_by_name WHERE \(condition)"
        case .organisation: "attendee INDEXED BY attendee_by_organisation WHERE \(condition)"
        case .changed: "attendee INDEXED BY attendee_by_change WHERE \(condition)"
        case .status, .category: "attendee WHERE \(condition)"
        }
    }

    /// What takes out all that match, by the index that begins with the event.
    var few: String { "attendee INDEXED BY attendee_by_change WHERE \(condition)" }

    /// Whether it is quicker to take out all of the event, and sort those that match, than to go through a sorted index up to the end
    /// of the page. `matching` of the event's match, and `all` is how many attendees there are at most in all events.
    ///
    /// Counted in entries of an index that are looked at: to look into a row takes five times as long, and so does sorting it.
    func sortsFew(_ matching: Int, of event: Int, among all: Int, for window: PageWindow) -> Bool {
        guard matching > 0 else { return false }
        let passed = Double(window.offset + window.limit) / Double(matching)
        let rows = isNarrow ? 5 * Double(event) : 0
        let inOrder =
            switch sort {
            case .name: passed * Double(all)
            case .organisation: passed * (Double(all) + rows)
            case .changed: passed * (Double(event) + rows)
            case .status, .category: Double.infinity
            }
        return 5 * Double(event + matching) < inOrder
    }
}

/// How many attendees an event has, by status and category.
struct AttendeeTallies {
    private let tallies: [(status: AttendeeStatus, category: AttendeeCategory, count: Int)]

    init(_ tallies: [(status: AttendeeStatus, category: AttendeeCategory, count: Int)]) {
        self.tallies = tallies
    }

    var count: Int { tallies.reduce(0) { $0 + $1.count } }

    /// Without regard to the search.
    func count(_ filter: AttendeeFilter) -> Int {
        tallies.reduce(0) { sum, tally in
            let isMeant =
                (filter.status == nil || filter.status == tally.status)
                && (filter.category == nil || filter.category == tally.category)
            return isMeant ? sum + tally.count : sum
        }
    }

    /// Filters whose lists, one after the other, are that of `filter`. A list by status is one by name for each status, and no
    /// index is needed for it.
    func parts(_ filter: AttendeeFilter) -> [AttendeeFilter] {
        var byName = filter
        byName.sort = .name
        switch filter.sort {
        case .name, .organisation, .changed:
            return [filter]
        case .status:
            return Set(tallies.map(\.status)).sorted { $0.rawValue < $1.rawValue }.compactMap { status in
                guard filter.status == nil || filter.status == status else { return nil }
                var part = byName
                part.status = status
                return part
            }
        case .category:
            return Set(tallies.map(\.category)).sorted { $0.rawValue < $1.rawValue }.compactMap { category in
                guard filter.category == nil || filter.category == category else { return nil }
                var part = byName
                part.category = category
                return part
            }
        }
    }
}
