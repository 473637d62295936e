import Domain
import SQLite

/// A search for people, as a part of queries over them and over what belongs to them.
struct PersonSearch {
    private let beginnings: String

    /// Nil when nothing is searched for.
    init?(_ text: String) {
        let terms = SearchTerms(text)
        if terms.isEmpty { return nil }
        beginnings = terms.beginnings
    }

    /// Stands for the one parameter of ``condition`` and of the subqueries.
    var argument: any Bindable { beginnings }

    /// True of a row of the index that the search finds.
    static let condition = "person_search MATCH ?"

    /// The ids of the people that the search finds.
    static let matches = "SELECT rowid FROM person_search WHERE person_search MATCH ?"

    /// How many people the search finds: 0.1 µs each.
    func count(_ database: Connection) throws -> Int {
        try database.first("SELECT count(*) FROM person_search WHERE \(Self.condition)", argument) { try $0[0] } ?? 0
    }

    /// Whether it is quicker to sort all that the search finds than to go through the sorted list and look at each
    /// row whether it was found. Finding few wants the first, finding many on an early page the second: a row found
    /// costs about as much as a row looked at, and one in (rows / found) looked at is found.
    static func sortsMatches(found: Int, of rows: Int, for window: PageWindow) -> Bool {
        let (square, isHuge) = found.multipliedReportingOverflow(by: found)
        let (looks, isFar) = rows.multipliedReportingOverflow(by: window.offset + window.limit)
        return !isHuge && (isFar || square <= looks)
    }
}
