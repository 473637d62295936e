/// Where each session of a day stands in the grid of rooms and times: columns from 1 (a room has one, or more when
/// sessions overlap in it), rows of five minutes from the hour in which the day begins.
struct AgendaLayout {
    struct Place: Equatable {
        var row: Int
        var rows: Int
        var column: Int
        var columns: Int
    }

    struct RoomColumns: Equatable {
        var name: String
        var column: Int
        var columns: Int
    }

    struct Hour: Equatable {
        /// Since the day's midnight.
        var minute: Int
        var row: Int
    }

    /// The stylesheet has classes for so many; a day that needs more is shown as a list.
    static let mostColumns = 40
    static let mostRows = 288
    static let minutesPerRow = 5

    /// In the order of the sessions.
    private(set) var places: [Place] = []
    private(set) var rooms: [RoomColumns] = []
    private(set) var columnCount = 0
    private(set) var hours: [Hour] = []

    private var columnsOfRoom: [Int: RoomColumns] = [:]
    private var sharedColumns: RoomColumns?

    /// False when the day does not fit the stylesheet's classes.
    var fits: Bool {
        columnCount <= Self.mostColumns && places.allSatisfy { $0.row + $0.rows <= Self.mostRows }
    }

    /// `allRooms` heads the column for sessions in all rooms that overlap others; it is there only when needed.
    init(_ items: [AgendaEntry], rooms names: [String], allRooms: String) {
        guard let earliest = items.map(\.start).min(), let latest = items.map(\.end).max() else { return }
        let origin = max(0, earliest) / 60 * 60
        let lanes = AgendaLane.lanes(of: items)
        layColumns(Array(zip(items, lanes)), names: names, allRooms: allRooms)
        places = zip(items, lanes).map { item, lane in
            let row = max(0, item.start - origin) / Self.minutesPerRow
            let endRow = (item.end - origin + Self.minutesPerRow - 1) / Self.minutesPerRow
            let columns = columns(of: item, lane: lane)
            return Place(row: row, rows: max(1, endRow - row), column: columns.lowerBound, columns: columns.count)
        }
        hours = stride(from: origin, to: latest, by: 60).map { minute in
            Hour(minute: minute, row: (minute - origin) / Self.minutesPerRow)
        }
    }

    private mutating func layColumns(
        _ items: [(item: AgendaEntry, lane: AgendaLane)], names: [String], allRooms: String
    ) {
        var next = 1
        func columns(_ name: String, for members: [(item: AgendaEntry, lane: AgendaLane)]) -> RoomColumns {
            let columns = RoomColumns(name: name, column: next, columns: members.map(\.lane.count).max() ?? 1)
            next += columns.columns
            return columns
        }
        let shared = items.filter { $0.item.room == nil && $0.lane.meetsOthers }
        if !shared.isEmpty {
            let laid = columns(allRooms, for: shared)
            sharedColumns = laid
            rooms.append(laid)
        }
        for room in names.indices {
            let members = items.filter { $0.item.room == room }
            guard !members.isEmpty else { continue }
            let laid = columns(names[room], for: members)
            columnsOfRoom[room] = laid
            rooms.append(laid)
        }
        columnCount = max(1, next - 1)
    }

    private func columns(of item: AgendaEntry, lane: AgendaLane) -> Range<Int> {
        let home: RoomColumns? =
            if let room = item.room { columnsOfRoom[room] } else { lane.meetsOthers ? sharedColumns : nil }
        guard let home else { return 1..<columnCount + 1 }
        guard lane.count > 1 else { return home.column..<home.column + home.columns }
        return home.column + lane.number..<home.column + lane.number + 1
    }
}
