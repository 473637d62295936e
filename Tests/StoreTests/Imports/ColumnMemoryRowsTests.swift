import Domain
import Testing
import TimeZones

@Suite("What is remembered of the columns of files", .serialized)
struct ColumnMemoryRowsTests {
    private func memory(_ headings: String, _ fields: [String: Field?], at seconds: Int64 = 1) -> ColumnMemory {
        ColumnMemory(
            kind: "attendees", headings: headings, fields: fields, dates: "day-first",
            savedAt: Instant(secondsSince1970: seconds))
    }

    @Test("is found by kind and headings, is replaced as a whole, and can be forgotten", arguments: Place.allCases)
    func kept(place: Place) async throws {
        let store = try TestStore(place)
        let first = memory("mail\nsurname", ["mail": "email", "surname": nil])
        try await store.write { try $0.remember(first) }
        #expect(try store.read { try $0.imports.columns("attendees", "mail\nsurname") } == first)
        #expect(try store.read { try $0.imports.columns("people", "mail\nsurname") } == nil)
        var second = memory("mail\nsurname", ["mail": "email"], at: 2)
        second.dates = nil
        try await store.write { [second] in try $0.remember(second) }
        #expect(try store.read { try $0.imports.columns("attendees", "mail\nsurname") } == second)
        try await store.write { try $0.forgetColumns("attendees", "mail\nsurname") }
        #expect(try store.read { try $0.imports.columns("attendees", "mail\nsurname") } == nil)
    }

    @Test("is not kept without end: the oldest goes first")
    func most() async throws {
        let store = try TestStore(.inMemory)
        let memories = (0...ColumnMemory.most).map { memory("h\($0)", ["h\($0)": "name"], at: Int64($0)) }
        try await store.write { tx in for memory in memories { try tx.remember(memory) } }
        #expect(try store.read { try $0.imports.columns("attendees", "h0") } == nil)
        #expect(try store.read { try $0.imports.columns("attendees", "h1") } == memories[1])
    }
}
