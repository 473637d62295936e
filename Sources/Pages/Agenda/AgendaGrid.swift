import Domain
public import HTML

/// A day as a grid of rooms and times. The sessions are one list in the order of time, then room, which is also the
/// order of reading and of the Tab key; classes place them, because the policy allows no style attribute. On a narrow
/// screen the same list stands as a list.
public struct AgendaGrid: Component {
    /// What the grid shows: `Agenda for Tuesday 29 November 2011`.
    public var label: String
    public var rooms: [String]
    public var items: [AgendaEntry]
    private let t: Language

    /// `rooms` are the names of the columns; an item's `room` counts among them.
    public init(_ label: String, rooms: [String], items: [AgendaEntry], _ t: Language) {
        self.label = label
        self.rooms = rooms
        self.items = items.sorted { ($0.start, $0.room ?? -1) < ($1.start, $1.room ?? -1) }
        self.t = t
    }

    public var html: HTML {
        let layout = AgendaLayout(items, rooms: rooms, allRooms: t("All rooms"))
        guard layout.fits else { return AgendaList(items, t).html }
        return """
            <div class="grid-pane" role="region" tabindex="0" aria-label="\(label)"><ol class="grid">\
            \(layout.rooms, { room in
                "<li class=\"grid-room k\(room.column) w\(room.columns)\" aria-hidden=\"true\">\(room.name)</li>"
            })\
            \(layout.hours, { hour in
                """
                <li class="grid-hour s\(hour.row)" aria-hidden="true">\
                <span>\(t.time(hour: hour.minute / 60, minute: 0))</span></li>
                """
            })\
            \(zip(items, layout.places), { slot($0.0, $0.1) })</ol></div>
            """
    }

    private func slot(_ item: AgendaEntry, _ place: AgendaLayout.Place) -> HTML {
        let card = AgendaCard(item: item, heading: .three, t: t)
        return """
            <li class="\(card.classes) s\(place.row) d\(place.rows) k\(place.column) w\(place.columns)" \
            id="\(item.anchor)"\(card.attributes)>\(card.html)</li>
            """
    }
}
