import Domain
import SQLite

/// The organisation with which a page begins, in a list by organisation and then by name. Its index knows organisations alone,
/// and whoever comes before that organisation need not be sorted by name to be passed: from the middle of 225,000 attendees
/// 7 ms instead of 113.
struct OrganisationStart {
    private let key: String
    private let sign: String
    /// Rows of the list before the organisation.
    private let before: Int

    /// `source` is a table and a condition that its index by organisation decides. Nil where the list has no such page.
    init?(
        of window: PageWindow, in source: String, _ arguments: [any Bindable], _ direction: SortDirection,
        _ database: Connection
    ) throws {
        let order = window.order(["organisation_key"], direction)
        let key = try database.first(
            "SELECT organisation_key FROM \(source) ORDER BY \(order) LIMIT 1 OFFSET ?",
            arguments: arguments + [window.offset]
        ) { try $0[0] as String }
        guard let key else { return nil }
        self.key = key
        sign = window.isDescending(direction) ? "<" : ">"
        let passed = window.isDescending(direction) ? ">" : "<"
        before =
            try database.first(
                "SELECT count(*) FROM \(source) AND organisation_key \(passed) ?", arguments: arguments + [key]
            ) { try $0[0] } ?? 0
    }

    /// What the rest of the list, from the organisation on, has to meet beside the list's own condition.
    var condition: String { "organisation_key \(sign)= ?" }
    var argument: any Bindable { key }

    /// The page's place in that rest.
    func place(of window: PageWindow) -> PageWindow { window.behind(before) }
}
