import Testing

@testable import Seating

struct LayoutTests {
    @Test(
        "a design lets nobody meet twice",
        arguments: [
            (5, 3, 7), (8, 4, 9), (8, 4, 10), (7, 7, 8), (10, 6, 7), (10, 5, 9), (12, 5, 11), (9, 8, 9), (5, 5, 6),
            (6, 5, 6), (9, 3, 13), (16, 4, 21), (12, 10, 4), (90, 10, 5), (6, 2, 11), (4, 1, 9),
        ])
    func sound(shape: (tables: Int, places: Int, rounds: Int)) throws {
        let layout = try #require(Layout.find(tables: shape.tables, places: shape.places, rounds: shape.rounds))
        #expect(layout.rounds >= shape.rounds)
        #expect(layout.tables == shape.tables)
        #expect(layout.places == shape.places)
        #expect(shape.places == 1 || layout.isSound)
    }

    @Test("there is no design where there are too few people to meet, nor one that nobody found")
    func none() {
        #expect(Layout.find(tables: 6, places: 6, rounds: 8) == nil)
        #expect(Layout.find(tables: 6, places: 6, rounds: 6) == nil)
    }

    @Test("an unsound layout is told from a sound one")
    func unsound() {
        #expect(!Layout(tables: 2, places: 2, tableOf: [[0, 0, 1, 1], [0, 0, 1, 1]]).isSound)
        #expect(!Layout(tables: 2, places: 2, tableOf: [[0, 0, 0, 1]]).isSound)
    }

    @Test("every entry of the catalogue is sound")
    func catalogue() {
        for entry in Catalogue.entries {
            #expect(entry.rounds.allSatisfy { $0.sorted() == Array(0..<entry.tables * entry.places) })
            if entry.repeats > 0 { continue }
            let layout = Catalogue.layout(entry.tables, entry.places, entry.base.count * entry.cycle)
            #expect(layout?.rounds == entry.base.count * entry.cycle)
        }
    }

    @Test("where no design exists the catalogue has the repeats that it says")
    func near() throws {
        let layout = try #require(Catalogue.nearLayout(6, 6, 6))
        #expect(Score(Plan(places: layout.tableOf), in: .golfers(6, 6, 6)).repeats == 24)
    }

    @Test("the cyclic search finds Kirkman's fifteen schoolgirls")
    func cyclic() throws {
        var search = CyclicSearch(tables: 5, places: 3, cycle: 7, bases: 1, seed: 1)
        var asked = 0
        let layout = search.run(steps: 200_000) {
            asked += 1
            return asked < 2000
        }
        #expect(try #require(layout).isSound)
    }
}
