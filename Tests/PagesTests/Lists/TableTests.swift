import Domain
import HTML
import Pages
import Testing

@Suite("Tables")
struct TableTests {
    @Test("headings have their scope, the sorted one says how, and cells repeat their heading for narrow screens")
    func table() {
        let table = Table(
            "Rooms",
            columns: [
                .init("Name", sort: .init("/r?sort=name", .descending)),
                .init("Seats", isNumeric: true, sort: .init("/r?sort=seats")),
                .init("Notes"),
            ], rows: [.init(id: "room-1", ["<a href=\"/r/1\">\("A&B")</a>", "\(12)", ""])])
        #expect(
            table.html.description == """
                <table class="table"><caption class="hidden">Rooms</caption><thead><tr>\
                <th scope="col" aria-sort="descending"><a href="/r?sort=name">Name\(Icon.chevron.html)</a></th>\
                <th scope="col" class="number"><a href="/r?sort=seats">Seats</a></th><th scope="col">Notes</th></tr></thead>\
                <tbody><tr id="room-1"><th scope="row"><a href="/r/1">A&amp;B</a></th>\
                <td class="number" data-label="Seats">12</td><td data-label="Notes"></td></tr></tbody></table>
                """)
    }
}
