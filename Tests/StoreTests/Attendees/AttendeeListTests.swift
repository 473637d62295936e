import Domain
import Testing

@testable import Store

@Suite("The list of attendees")
struct AttendeeListTests {
    /// Twelve people in an order of their own for each sort, in one event; and one of them in another.
    private func world(_ place: Place) async throws -> (TestStore, ID<Event>) {
        let store = try TestStore(place)
        let event = try await store.write { tx in
            let other = try tx.insert(Event.conference("covjam")).id
            let event = try tx.insert(Event.conference()).id
            for number in 0..<12 {
                let person = try tx.insert(
                    Person.named(
                        "Name \(Character(Unicode.Scalar(UInt8(97 + number * 5 % 12))))",
                        email: "n\(number)@example.org",
                        organisation: "Organisation \(Character(Unicode.Scalar(UInt8(97 + number * 7 % 12))))"))
                _ = try tx.insert(
                    Attendee.place(
                        of: person.id, at: event, category: number % 3 == 0 ? .media : .delegate,
                        status: number % 2 == 0 ? .applied : .invited, changedAt: .at(Int64(number * 11 % 12))))
                if number == 0 { _ = try tx.insert(Attendee.place(of: person.id, at: other)) }
            }
            return event
        }
        return (store, event)
    }

    private func all(_ store: TestStore, _ event: ID<Event>, _ filter: AttendeeFilter) throws -> [AttendeeRow] {
        try store.read { try $0.attendees.list(filter, in: event, .everything).rows }
    }

    /// What a sort means, said in Swift.
    private func isBefore(_ sort: AttendeeSort) -> (AttendeeRow, AttendeeRow) -> Bool {
        { a, b in
            let names = (a.person.details.name, a.attendee.id) < (b.person.details.name, b.attendee.id)
            switch sort {
            case .name: return names
            case .organisation: return a.person.details.organisation < b.person.details.organisation
            case .status:
                let (first, second) = (a.attendee.details.status.rawValue, b.attendee.details.status.rawValue)
                return first == second ? names : first < second
            case .category:
                let (first, second) = (a.attendee.details.category.rawValue, b.attendee.details.category.rawValue)
                return first == second ? names : first < second
            case .changed: return a.attendee.changedAt < b.attendee.changedAt
            }
        }
    }

    @Test(
        "every sort is the order it says, and descending its reverse", arguments: Place.allCases, AttendeeSort.allCases)
    func sorting(place: Place, sort: AttendeeSort) async throws {
        let (store, event) = try await world(place)
        var filter = AttendeeFilter()
        filter.sort = sort
        let rows = try all(store, event, filter)
        #expect(rows.count == 12)
        #expect(rows == rows.sorted(by: isBefore(sort)))
        filter.direction = .descending
        #expect(try all(store, event, filter) == rows.reversed())
    }

    @Test(
        "pages put together are the list, whichever end they are read from", arguments: AttendeeSort.allCases,
        SortDirection.allCases)
    func pages(sort: AttendeeSort, direction: SortDirection) async throws {
        let (store, event) = try await world(.onDisk)
        var filter = AttendeeFilter()
        filter.sort = sort
        filter.direction = direction
        for text in ["", "name"] {
            filter.text = text
            let whole = try all(store, event, filter)
            for size in [1, 5, 12, 50] {
                let pages = try store.read { [filter] tx in
                    try (1...13).map { try tx.attendees.list(filter, in: event, PageRequest(number: $0, size: size)) }
                }
                #expect(pages.flatMap(\.rows) == whole)
                #expect(Set(pages.map(\.total)) == [12])
            }
        }
    }

    @Test("pages of any filter are those of the list, of many that match as of few", arguments: AttendeeSort.allCases)
    func filteredPages(sort: AttendeeSort) async throws {
        let store = try TestStore(.onDisk)
        let event = try await store.write { tx in
            let event = try tx.insert(Event.conference()).id
            for number in 0..<240 {
                let person = try tx.insert(
                    Person.named("Name \(number * 7 % 60)", organisation: "Organisation \(number * 11 % 30)"))
                // One in four is accepted, one in thirty arrived; one in eight from the media, one in forty a guest.
                let status: AttendeeStatus = number % 4 == 0 ? .accepted : number % 30 == 1 ? .arrived : .applied
                let category: AttendeeCategory = number % 8 == 3 ? .media : number % 40 == 5 ? .guest : .delegate
                _ = try tx.insert(
                    Attendee.place(
                        of: person.id, at: event, category: category, status: status,
                        changedAt: .at(Int64(number * 13 % 50))))
            }
            return event
        }
        let everyone = try all(store, event, AttendeeFilter())
        for status in [nil, AttendeeStatus.accepted, .arrived, .offered] {
            for category in [nil, AttendeeCategory.delegate, .media, .guest] {
                for direction in SortDirection.allCases {
                    var filter = AttendeeFilter()
                    (filter.sort, filter.direction) = (sort, direction)
                    (filter.status, filter.category) = (status, category)
                    let matching = everyone.filter { row in
                        (status == nil || row.attendee.details.status == status)
                            && (category == nil || row.attendee.details.category == category)
                    }
                    .sorted(by: isStrictlyBefore(sort))
                    let pages = try store.read { [filter] tx in
                        try (1...35).map { try tx.attendees.list(filter, in: event, PageRequest(number: $0, size: 7)) }
                    }
                    #expect(pages.flatMap(\.rows) == (direction == .ascending ? matching : matching.reversed()))
                    #expect(Set(pages.map(\.total)) == [matching.count])
                }
            }
        }
    }

    /// As ``isBefore(_:)``, with an order for all who are alike in that.
    private func isStrictlyBefore(_ sort: AttendeeSort) -> (AttendeeRow, AttendeeRow) -> Bool {
        let isBefore = isBefore(sort)
        return { a, b in
            if isBefore(a, b) || isBefore(b, a) { return isBefore(a, b) }
            let (first, second) = sort == .organisation ? (a.person.details.name, b.person.details.name) : ("", "")
            return (first, a.person.id) < (second, b.person.id)
        }
    }

    @Test("filters narrow the list and its total, alone, together and with words", arguments: Place.allCases)
    func narrowing(place: Place) async throws {
        let (store, event) = try await world(place)
        let everyone = try all(store, event, AttendeeFilter())
        for text in ["", "name", "name organisation", "n3"] {
            for status in [nil, AttendeeStatus.applied, .accepted] {
                for category in [nil, AttendeeCategory.media] {
                    var filter = AttendeeFilter()
                    filter.text = text
                    filter.status = status
                    filter.category = category
                    let expected = everyone.filter { row in
                        (status == nil || row.attendee.details.status == status)
                            && (category == nil || row.attendee.details.category == category)
                            && (text != "n3" || row.person.details.email?.folded == "n3@example.org")
                    }
                    let page = try store.read { [filter] in
                        try $0.attendees.list(filter, in: event, PageRequest(number: 1, size: 100))
                    }
                    #expect(page.rows == expected)
                    #expect(page.total == expected.count)
                }
            }
        }
    }

    @Test("a person's new name is the attendee's, in order and in search", arguments: Place.allCases)
    func renaming(place: Place) async throws {
        let (store, event) = try await world(place)
        var last = try #require(try all(store, event, AttendeeFilter()).last).person
        last.details.name = "Aaron First"
        let renamed = last
        try await store.write { try $0.save(renamed) }
        #expect(try all(store, event, AttendeeFilter()).first?.person == renamed)
        var filter = AttendeeFilter()
        filter.text = "aaron"
        #expect(try all(store, event, filter).map(\.person) == [renamed])
    }
}
