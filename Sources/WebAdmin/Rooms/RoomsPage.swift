import Domain
import HTML
import Pages

struct RoomsPage: PageModel {
    let event: Event
    let rooms: [Room]
    let sessions: [ID<Room>: Int]

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .rooms), t("Rooms"), content: content(visit))
        if visit.may(.organise), !rooms.isEmpty {
            page.actions = [ActionLink(t("Add room"), AdminLinks.newRoom(event.slug), .primary, icon: .add)]
        }
        return page
    }

    private func content(_ visit: Visit) -> HTML {
        let t = visit.t
        guard !rooms.isEmpty else {
            return EmptyBlock(
                t("No rooms yet"), t("Sessions are placed in rooms. A session without one is held in all rooms."),
                action: visit.may(.organise)
                    ? ActionLink(t("Add the first room"), AdminLinks.newRoom(event.slug), .primary, icon: .add) : nil
            ).html
        }
        var columns = [
            Table.Column(t("Name")), Table.Column(t("Places"), isNumeric: true),
            Table.Column(t("Sessions"), isNumeric: true), Table.Column(t("Notes")),
        ]
        if visit.may(.organise) { columns.append(Table.Column(t("Actions"))) }
        return Table(t("Rooms"), columns: columns, rows: rooms.map { row($0, visit) }).html
    }

    private func row(_ room: Room, _ visit: Visit) -> Table.Row {
        let t = visit.t
        let name = room.details.name
        var cells: [HTML] = [
            "\(name)", "\(room.details.capacity.map(t.number) ?? "–")",
            "\(t.number(sessions[room.id, default: 0]))", "\(room.details.notes)",
        ]
        if visit.may(.organise) {
            let edit = ActionLink(t("Edit"), AdminLinks.editRoom(event.slug, room.id), .plain, hiddenText: name)
            let delete = ActionLink(t("Delete"), AdminLinks.roomDeletion(event.slug, room.id), .plain, hiddenText: name)
            cells.append("<div class=\"row-actions\">\(edit) \(delete)</div>")
        }
        return Table.Row(id: "room-\(room.id)", cells)
    }
}
