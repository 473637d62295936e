import Domain
import Testing

@testable import Store

@Suite("The list of events")
struct EventListTests {
    private func world(_ place: Place) async throws -> TestStore {
        let store = try TestStore(place)
        try await store.write { tx in
            let first = try tx.insert(Event.conference("socitm-2011", title: "SOCITM 2011"))
            var jam = try Event.conference("covjam", title: "CovJam 100%", from: "2010-06-01", to: "2010-06-01")
            jam.details.kind = .jam
            jam.details.visibility = .draft
            jam.details.venue = "Coventry"
            _ = try tx.insert(jam)
            _ = try tx.insert(
                Event.conference("a-breakfast", title: "a breakfast", from: "2012-01-01", to: "2012-01-01"))
            _ = try tx.insert(Session.plenary("one", in: first.id))
            let person = try tx.insert(Person.named("Glyn Evans"))
            _ = try tx.insert(Attendee.place(of: person.id, at: first.id))
        }
        return store
    }

    private func slugs(_ store: TestStore, _ edit: (inout EventFilter) -> Void) throws -> [String] {
        var filter = EventFilter()
        edit(&filter)
        return try store.read { (tx) throws in
            try tx.events.list(filter, sortedBy: .date, .everything).rows.map(\.event.slug.description)
        }
    }

    @Test("it is sorted by newest day or by title, with counts", arguments: Place.allCases)
    func sorting(place: Place) async throws {
        let store = try await world(place)
        let byTitle = try store.read { try $0.events.list(EventFilter(), sortedBy: .title, .everything) }
        #expect(byTitle.rows.map(\.event.slug.description) == ["a-breakfast", "covjam", "socitm-2011"])
        #expect(byTitle.rows.map(\.sessions) == [0, 0, 1])
        #expect(byTitle.rows.map(\.attendees) == [0, 0, 1])
        #expect(try slugs(store) { _ in } == ["a-breakfast", "socitm-2011", "covjam"])
    }

    @Test("it is narrowed by kind, visibility, year and words", arguments: Place.allCases)
    func narrowing(place: Place) async throws {
        let store = try await world(place)
        #expect(try slugs(store) { $0.kind = .jam } == ["covjam"])
        #expect(try slugs(store) { $0.visibility = .published } == ["a-breakfast", "socitm-2011"])
        #expect(try slugs(store) { $0.year = 2011 } == ["socitm-2011"])
        #expect(try slugs(store) { $0.text = "COVEN jam" } == ["covjam"])
        #expect(try slugs(store) { $0.text = "coventry 2011" } == [])
        #expect(try slugs(store) { $0.text = "%" } == ["covjam"])
        #expect(try slugs(store) { $0.text = "_" } == [])
        #expect(try slugs(store) { $0.text = " \t " }.count == 3)
    }

    @Test("it comes in pages, the last one short and the one after it empty", arguments: Place.allCases)
    func pages(place: Place) async throws {
        let store = try await world(place)
        for (number, slugs) in [(1, ["a-breakfast", "socitm-2011"]), (2, ["covjam"]), (3, []), (1_000_000, [])] {
            let request = PageRequest(number: number, size: 2)
            let page = try store.read { try $0.events.list(EventFilter(), sortedBy: .date, request) }
            #expect(page.rows.map(\.event.slug.description) == slugs)
            #expect(page.total == 3)
        }
    }
}
