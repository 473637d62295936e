import Domain
import Store
import Testing

@Suite struct StoreFiguresTests {
    @Test(
        "commits and the writes in them are counted; a file has a size, a store in memory none",
        arguments: Place.allCases)
    func figures(place: Place) async throws {
        let test = try TestStore(place)
        let before = test.store.figures
        for _ in 0..<3 { try await test.write { _ in } }
        let figures = test.store.figures
        #expect(figures.writes - before.writes == 3)
        #expect(figures.commits - before.commits == 3)
        #expect(figures.largestBatch >= 1)
        #expect(figures.waiting == 0)
        #expect((figures.fileBytes > 0) == (place == .onDisk))
    }

    @Test("a closed store leaves nothing in its write-ahead log")
    func emptyLog() async throws {
        let test = try TestStore(.onDisk)
        try await test.write { tx in
            _ = try tx.insert(Series(slug: Slug("a")!, details: SeriesDetails(title: "A")))
        }
        #expect(test.store.figures.logBytes > 0)
        test.store.close()
        #expect(test.store.figures.logBytes == 0)
    }
}
