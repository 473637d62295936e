import Domain
import HTML
import Pages

struct RoomFormPage: PageModel {
    let event: Event
    /// Nil for a new room.
    let room: Room?
    let state: FormState

    private static let names: [Field] = ["name", "capacity", "notes", "sessions_at_once", "hours"]

    static func values(_ room: Room, in event: Event) -> [Field: String] {
        [
            "name": room.details.name, "capacity": room.details.capacity.map(String.init) ?? "",
            "notes": room.details.notes, "sessions_at_once": String(room.details.sessionsAtOnce),
            "hours": room.details.hours.map { $0.text(in: event.details.zone) }.joined(separator: "\n"),
        ]
    }

    static func state(of room: Room, in event: Event) -> FormState {
        FormState(values(room, in: event), version: room.version)
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .rooms), room.map { t("Edit \($0.details.name)") } ?? t("Add room"))
        page.steps = [Breadcrumbs.Step(t("Rooms"), AdminLinks.rooms(event.slug))]
        page.problems = state.problems
        page.content = EditForm(
            state: state, path: room.map { AdminLinks.room(event.slug, $0.id) } ?? AdminLinks.rooms(event.slug),
            act: room == nil ? "Create room" : "Save changes", back: AdminLinks.rooms(event.slug),
            compared: Self.names
        ).html(visit) { fields in
            """
            \(fields.text("name", t("Name"), width: .long))\
            \(fields.number("capacity", t("Places"), hint: t("How many people the room seats."), optional: true))\
            \(fields.number(
                "sessions_at_once", t("Sessions at once"),
                hint: t("How many the room holds at the same time: 1, or more for a poster hall."), optional: true))\
            \(fields.textArea(
                "hours", t("Open"),
                hint: t("One span a line, such as 2011-11-29 09:00 to 17:30. Empty: always open."), optional: true,
                rows: 3))\
            \(fields.textArea(
                "notes", t("Notes"), hint: t("For organisers. The public does not see them."), optional: true, rows: 4))
            """
        }
        return page
    }
}

struct RoomDeletionPage: PageModel {
    let event: Event
    let room: Room
    let problems: [FieldProblem]

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .rooms), t("Delete \(room.details.name)?"))
        page.steps = [Breadcrumbs.Step(t("Rooms"), AdminLinks.rooms(event.slug))]
        page.problems = problems
        page.content =
            Confirmation(
                consequences: [t("The room and the feed of its sessions go. This cannot be taken back.")],
                to: AdminLinks.roomDeletion(event.slug, room.id), token: visit.token, act: t("Delete room"),
                back: AdminLinks.rooms(event.slug), t
            ).html
        return page
    }
}
