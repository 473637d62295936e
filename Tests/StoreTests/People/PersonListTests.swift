import Domain
import Testing

@testable import Store

@Suite("The list of people")
struct PersonListTests {
    private func world(_ place: Place) async throws -> TestStore {
        let store = try TestStore(place)
        try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            let croft = try tx.insert(
                Person.named(
                    "Martin Croft", email: "croft@army.example", organisation: "Salvation Army", jobTitle: "CIO"))
            _ = try tx.insert(Person.named("", organisation: "Milton Keynes Council"))
            _ = try tx.insert(Person.named("zoë O'Brien", organisation: "Åland"))
            let sessions = try ["a", "b"].map { try tx.insert(Session.plenary($0, in: event)).id }
            for session in sessions {
                _ = try tx.insert(Speaker(session: session, person: croft.id, role: .speaker, position: 1))
            }
            _ = try tx.insert(Speaker(session: sessions[0], person: croft.id, role: .host, position: 2))
            _ = try tx.insert(Attendee.place(of: croft.id, at: event))
        }
        return store
    }

    private func names(_ store: TestStore, _ edit: (inout PersonFilter) -> Void = { _ in }) throws -> [String] {
        var filter = PersonFilter()
        edit(&filter)
        return try store.read { try $0.people.list(filter, .everything).rows.map(\.person.displayName) }
    }

    @Test("it is sorted by name or organisation, placeholders by theirs, both ways", arguments: Place.allCases)
    func sorting(place: Place) async throws {
        let store = try await world(place)
        #expect(try names(store) == ["Martin Croft", "Milton Keynes Council", "zoë O'Brien"])
        #expect(
            try names(store) { $0.direction = .descending } == ["zoë O'Brien", "Milton Keynes Council", "Martin Croft"])
        #expect(
            try names(store) { $0.sort = .organisation } == ["Milton Keynes Council", "Martin Croft", "zoë O'Brien"])
    }

    @Test("pages put together are the list, with few organisations, with many and with none")
    func pages() async throws {
        for organisations in [1, 3, 40] {
            let store = try TestStore(.onDisk)
            try await store.write { tx in
                for number in 0..<40 {
                    let organisation = organisations == 1 ? "" : "Organisation \(number * 7 % organisations)"
                    _ = try tx.insert(Person.named("Name \(number * 11 % 20)", organisation: organisation))
                }
            }
            for sort in [PersonSort.name, .organisation] {
                for direction in SortDirection.allCases {
                    var filter = PersonFilter()
                    (filter.sort, filter.direction) = (sort, direction)
                    let people = try store.read { [filter] tx in
                        try (1...7).map { try tx.people.list(filter, PageRequest(number: $0, size: 7)) }
                    }
                    let rows = people.flatMap(\.rows).map(\.person)
                    let order = { (person: Person) in
                        (sort == .name ? "" : person.details.organisation, person.details.name, person.id)
                    }
                    #expect(rows == rows.sorted { (order($0) < order($1)) == (direction == .ascending) })
                    #expect(Set(rows.map(\.id)).count == 40)
                }
            }
        }
    }

    @Test("sessions are counted once each, and events", arguments: Place.allCases)
    func counts(place: Place) async throws {
        let store = try await world(place)
        let rows = try store.read { try $0.people.list(PersonFilter(), PageRequest(number: 1, size: 2)) }
        #expect(rows.total == 3)
        #expect(rows.rows.map(\.sessions) == [2, 0])
        #expect(rows.rows.map(\.events) == [1, 0])
    }

    @Test(
        "words find what they begin, accents and case aside, and all of them must",
        arguments: [
            ("mart", ["Martin Croft"]), ("artin", []), ("CIO salv", ["Martin Croft"]), ("croft@army", ["Martin Croft"]),
            ("zoe", ["zoë O'Brien"]), ("o'br", ["zoë O'Brien"]), ("aland", ["zoë O'Brien"]), ("milton army", []),
            ("m", ["Martin Croft", "Milton Keynes Council"]), ("\"", []), ("NEAR OR *", []), ("name:martin", []),
            ("martin -", ["Martin Croft"]),
        ])
    func search(text: String, found: [String]) async throws {
        let store = try await world(.inMemory)
        #expect(try names(store) { $0.text = text } == found)
    }

    @Test("a search in a transaction finds what the transaction just wrote", arguments: Place.allCases)
    func ownChanges(place: Place) async throws {
        let store = try await world(place)
        let found = try await store.write { tx in
            var person = try tx.insert(Person.named("Maggie Philbin"))
            person.details.name = "Margaret Philbin"
            try tx.save(person)
            return try ["maggie", "margaret"].map { text in
                var filter = PersonFilter()
                filter.text = text
                return try tx.people.list(filter, .everything).total
            }
        }
        #expect(found == [0, 1])
        #expect(try names(store) { $0.text = "philbin" } == ["Margaret Philbin"])
    }
}
