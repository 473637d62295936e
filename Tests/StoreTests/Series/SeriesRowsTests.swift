import Domain
import Testing

@testable import Store

@Suite("Series in the store")
struct SeriesRowsTests {
    private func series(_ slug: String, _ title: String) -> Series {
        // because: the tests write slugs
        Series(slug: Slug(slug)!, details: SeriesDetails(title: title, summary: "Monthly"))
    }

    @Test("a series comes back as it was saved, by id, slug and title in any case", arguments: Place.allCases)
    func roundTrip(place: Place) async throws {
        let store = try TestStore(place)
        let saved = try await store.write { tx in
            var series = try tx.insert(series("pip", "Partners in Professionalism"))
            series.details.summary = "A standing group"
            series.version = 2
            try tx.save(series)
            return series
        }
        try store.read { (tx) throws in
            #expect(try tx.series.find(saved.id) == saved)
            #expect(try tx.series.find(saved.slug) == saved)
            #expect(try tx.series.find(title: "PARTNERS IN professionalism") == saved)
            #expect(try tx.series.find(title: "Partners") == nil)
        }
    }

    @Test("all series come by title, letter case aside", arguments: Place.allCases)
    func order(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { tx in
            for (slug, title) in [("c", "covjam"), ("r", "Register"), ("b", "Breakfasts")] {
                _ = try tx.insert(series(slug, title))
            }
        }
        #expect(try store.read { try $0.series.all().map(\.details.title) } == ["Breakfasts", "covjam", "Register"])
    }

    @Test("events go on without a series that is deleted", arguments: Place.allCases)
    func deletion(place: Place) async throws {
        let store = try TestStore(place)
        let event = try await store.write { tx in
            let series = try tx.insert(series("pip", "Partners"))
            let event = try tx.insert(Event.conference(series: series.id))
            #expect(try tx.events.inSeries(series.id) == [event])
            try tx.delete(series.id)
            return event
        }
        #expect(try store.read { try $0.events.find(event.id)?.details.series } == nil)
        #expect(try store.read { try $0.series.all() } == [])
    }

    @Test("a second series of a title is refused by the schema, too", arguments: Place.allCases)
    func unique(place: Place) async throws {
        let store = try TestStore(place)
        try await store.write { _ = try $0.insert(series("a", "Breakfasts")) }
        await #expect(throws: DomainError.invalid([FieldProblem("title", "This is taken already.")])) {
            try await store.write { _ = try $0.insert(series("b", "BREAKFASTS")) }
        }
    }
}
