import Domain
import SQLite
import Testing

@testable import Store

@Suite("The organisation with which a page begins")
struct OrganisationStartTests {
    private let database: Connection

    /// Organisations a, b, b, b, c, c.
    init() throws {
        database = try Connection.inMemory()
        try database.execute(
            """
            CREATE TABLE guest (organisation_key TEXT NOT NULL);
            CREATE INDEX guest_by_organisation ON guest (organisation_key);
            INSERT INTO guest VALUES ('b'), ('c'), ('a'), ('b'), ('c'), ('b');
            """)
    }

    private func start(_ page: Int, _ direction: SortDirection) throws -> (rows: Int, key: String, offset: Int)? {
        let window = PageWindow(PageRequest(number: page, size: 1), total: 6)
        guard
            let start = try OrganisationStart(of: window, in: "guest WHERE true", [], direction, database)
        else { return nil }
        let rows = try database.first(
            "SELECT count(*) FROM guest WHERE \(start.condition)", arguments: [start.argument]
        ) { try $0[0] as Int }
        return (rows ?? 0, "\(start.argument)", start.place(of: window).offset)
    }

    @Test("leaves out whole organisations that come before it, from whichever end the page is read")
    func starts() throws {
        var found: [String] = []
        for direction in SortDirection.allCases {
            for page in 1...6 {
                let start = try #require(try start(page, direction))
                found.append("\(start.key) +\(start.offset) of \(start.rows)")
            }
        }
        #expect(
            found == [
                "a +0 of 6", "b +0 of 5", "b +1 of 5", "b +2 of 5", "c +1 of 6", "c +0 of 6",
                "c +0 of 6", "c +1 of 6", "b +0 of 4", "b +1 of 4", "b +0 of 5", "a +0 of 6",
            ])
    }

    @Test("there is none behind the last row")
    func none() throws {
        let window = PageWindow(PageRequest(number: 1, size: 1), total: 6).behind(-6)
        #expect(try OrganisationStart(of: window, in: "guest WHERE true", [], .ascending, database) == nil)
    }
}
