import Domain
import HTML
import Pages

struct RoomFormPage: PageModel {
    let event: Event
    /// Nil for a new room.
    let room: Room?
    let state: FormState

    static func values(_ room: Room) -> [Field: String] {
        [
            "name": room.details.name, "capacity": room.details.capacity.map(String.init) ?? "",
            "notes": room.details.notes,
        ]
    }

    static func state(of room: Room) -> FormState { FormState(values(room), version: room.version) }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .rooms), room.map { t("Edit \($0.details.name)") } ?? t("Add room"))
        page.steps = [Breadcrumbs.Step(t("Rooms"), AdminLinks.rooms(event.slug))]
        page.problems = state.problems
        page.content = EditForm(
            state: state, path: room.map { AdminLinks.room(event.slug, $0.id) } ?? AdminLinks.rooms(event.slug),
            act: room == nil ? "Create room" : "Save changes", back: AdminLinks.rooms(event.slug),
            compared: ["name", "capacity", "notes"]
        ).html(visit) { fields in
            """
            \(fields.text("name", t("Name"), width: .long))\
            \(fields.number("capacity", t("Places"), hint: t("How many people the room seats."), optional: true))\
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
