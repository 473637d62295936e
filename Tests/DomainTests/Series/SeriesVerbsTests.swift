import Domain
import Testing

@Suite("A series")
struct SeriesVerbsTests {
    @Test("is found by its title in any case, and made when there is none")
    func named() async throws {
        let world = try World()
        let made = try await world.store.write { try SeriesVerbs.named("Register roundtables", in: $0) }
        let found = try await world.store.write { try SeriesVerbs.named("REGISTER roundtables", in: $0) }
        let none = try await world.store.write { try SeriesVerbs.named("", in: $0) }
        #expect(made?.slug.description == "register-roundtables")
        #expect(found == made)
        #expect(none == nil)
    }

    @Test("refuses a title that another has")
    func taken() async throws {
        let world = try World()
        _ = try await world.store.write { try SeriesVerbs.create(SeriesDetails(title: "A"), in: $0) }
        let other = try await world.store.write { try SeriesVerbs.create(SeriesDetails(title: "B"), in: $0) }
        let expected = DomainError.invalid([
            FieldProblem("title", "There is a series of this title already.", value: "A")
        ])
        await #expect(throws: expected) {
            try await world.store.write { try SeriesVerbs.create(SeriesDetails(title: "A"), in: $0) }
        }
        await #expect(throws: expected) {
            try await world.store.write { try SeriesVerbs.update(other.id, to: SeriesDetails(title: "A"), in: $0) }
        }
    }

    @Test("taken away leaves its events without a series, and shown anew")
    func deleted() async throws {
        let world = try World()
        let series = try await world.store.write { try SeriesVerbs.create(SeriesDetails(title: "A"), in: $0) }
        var details = try World.details()
        details.series = series.id
        let event = try await world.store.write { [details] in try Events.create(details, in: $0) }
        try await world.store.write { try SeriesVerbs.delete(series.id, in: $0) }
        let left = try #require(try world.store.read { try $0.events.find(event.id) })
        #expect(left.details.series == nil)
        #expect(left.revision > event.revision)
    }
}
