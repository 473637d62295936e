import HTML
import Testing

@testable import Pages

@Suite("The agenda's grid")
struct AgendaLayoutTests {
    func entry(_ start: Int, _ end: Int, _ room: Int?) -> AgendaEntry {
        AgendaEntry(anchor: "a", title: "t", times: "", start: start, end: end, room: room)
    }

    func layout(_ entries: [AgendaEntry]) -> AgendaLayout {
        AgendaLayout(entries, rooms: ["A", "B", "C"], allRooms: "All")
    }

    @Test("rows begin with the hour and are five minutes each")
    func rows() {
        let layout = layout([entry(570, 585, 0), entry(587, 632, 0)])
        #expect(
            layout.places == [
                .init(row: 6, rows: 3, column: 1, columns: 1), .init(row: 9, rows: 10, column: 1, columns: 1),
            ])
        #expect(layout.hours == [.init(minute: 540, row: 0), .init(minute: 600, row: 12)])
    }

    @Test("only rooms that are used get a column")
    func rooms() {
        let layout = layout([entry(540, 600, 2), entry(540, 600, 0)])
        #expect(layout.rooms == [.init(name: "A", column: 1, columns: 1), .init(name: "C", column: 2, columns: 1)])
        #expect(layout.places.map(\.column) == [2, 1])
    }

    @Test("a session in all rooms spans them")
    func allRooms() {
        let layout = layout([entry(540, 600, nil), entry(600, 660, 0), entry(600, 660, 1)])
        #expect(layout.places[0] == .init(row: 0, rows: 12, column: 1, columns: 2))
    }

    @Test("a session in all rooms that overlaps another stands in a column of its own")
    func shared() {
        let layout = layout([entry(540, 660, nil), entry(600, 660, 0)])
        #expect(layout.rooms == [.init(name: "All", column: 1, columns: 1), .init(name: "A", column: 2, columns: 1)])
        #expect(layout.places.map(\.column) == [1, 2])
    }

    @Test("sessions that overlap in a room stand side by side, and those after them take the whole room")
    func lanes() {
        let layout = layout([entry(540, 600, 0), entry(570, 630, 0), entry(600, 660, 0), entry(660, 700, 0)])
        #expect(layout.rooms == [.init(name: "A", column: 1, columns: 2)])
        #expect(layout.places.map(\.column) == [1, 2, 1, 1])
        #expect(layout.places.map(\.columns) == [1, 1, 1, 2])
    }

    @Test("a session without length, or one that ends before it starts, still has a row")
    func odd() {
        #expect(layout([entry(540, 540, 0), entry(545, 500, 0)]).places.map(\.rows) == [1, 1])
    }

    @Test("a room that nobody knows, and a day that does not fit, are no trap")
    func misfits() {
        #expect(layout([entry(540, 600, 9)]).places == [.init(row: 0, rows: 12, column: 1, columns: 1)])
        #expect(layout([]).fits)
        #expect(!layout([entry(0, 10, 0), entry(1435, 1600, 0)]).fits)
        let many = layout((0..<41).map { _ in entry(540, 600, 0) })
        #expect(many.columnCount == 41)
        #expect(!many.fits)
    }
}
