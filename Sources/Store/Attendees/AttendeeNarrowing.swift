import Domain
import SQLite

/// The condition of a filter but for the search.
struct AttendeeNarrowing {
    let condition: String
    /// What goes through a sorted index.
    var inOrder: String { "attendee WHERE \(condition)" }
    /// What takes out all that match, from the index that has status and category.
    var few: String { "attendee INDEXED BY attendee_by_name WHERE \(condition)" }
    let arguments: [any Bindable]
    /// Whether anybody is left out.
    let isNarrow: Bool
    private let isByName: Bool

    init(_ filter: AttendeeFilter, in event: ID<Event>) {
        let status = filter.status.map { _ in "status = ?" }
        let category = filter.category.map { _ in "category = ?" }
        condition = (["event = ?"] + [status, category].compactMap(\.self)).joined(separator: " AND ")
        var arguments: [any Bindable] = [event]
        if let status = filter.status { arguments.append(status) }
        if let category = filter.category { arguments.append(category) }
        self.arguments = arguments
        isNarrow = status != nil || category != nil
        isByName = filter.sort == .name
    }

    /// Whether it is quicker to take out all that match and sort them than to go through a sorted index and look whether each
    /// matches, as one in (all / matching) does. Only by name that is seen on the index itself. To look into the row takes five
    /// times as long, and to take one out and sort it ten times.
    func sortsFew(_ matching: Int, of all: Int, for window: PageWindow) -> Bool {
        guard isNarrow, !isByName, matching > 0 else { return false }
        let looks = Double(window.offset + window.limit) * Double(all) / Double(matching)
        return Double(all) + 10 * Double(matching) < 5 * min(looks, Double(all))
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
