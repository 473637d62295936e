import Domain
import HTML
import Pages

struct NewAttendeePage: PageModel {
    let event: Event
    let state: FormState

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .attendees), t("Add attendee"))
        page.steps = [Breadcrumbs.Step(t("Attendees"), AdminLinks.attendees(event.slug))]
        page.problems = state.problems
        page.content = EditForm(
            state: state, path: AdminLinks.attendees(event.slug), act: "Add attendee",
            back: AdminLinks.attendees(event.slug)
        ).html(visit) { fields in
            """
            <fieldset class="part"><legend>\(t("Who"))</legend>\(PersonFields.identity(fields, t))</fieldset>\
            <fieldset class="part"><legend>\(t("Their place"))</legend>\
            \(AttendeeFields.markup(fields, statuses: AttendeeStatus.allCases, t))</fieldset>
            """
        }
        return page
    }
}

struct AttendeeFormPage: PageModel {
    let event: Event
    let row: AttendeeRow
    let state: FormState

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        let back = AdminLinks.attendee(event.slug, row.attendee.id)
        let status = row.attendee.details.status
        var page = AdminPage(.event(event, .attendees), t("Edit \(row.person.displayName)"))
        page.steps = [Breadcrumbs.Step(t("Attendees"), AdminLinks.attendees(event.slug))]
        page.problems = state.problems
        let form = EditForm(
            state: state, path: back, act: "Save changes", back: back, compared: AttendeeFields.names
        ).html(visit) { AttendeeFields.markup($0, statuses: [status] + status.next, t) }
        let person = ActionLink(t("Edit name, e-mail and organisation"), AdminLinks.editPerson(row.person.id), .plain)
        page.content = "\(form)<p>\(person)</p>"
        return page
    }
}

struct AttendeeRemovalPage: PageModel {
    let event: Event
    let row: AttendeeRow

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        let name = row.person.displayName
        var page = AdminPage(.event(event, .attendees), t("Take \(name) off the list?"))
        page.steps = [Breadcrumbs.Step(t("Attendees"), AdminLinks.attendees(event.slug))]
        page.content =
            Confirmation(
                consequences: [
                    t("Their place, status and notes at this event go. The person stays. This cannot be taken back.")
                ],
                facts: [
                    .init(t("Status"), t(row.attendee.details.status.label)),
                    .init(t("Organisation"), row.person.details.organisation),
                ],
                to: AdminLinks.attendeeDeletion(event.slug, row.attendee.id), token: visit.token,
                act: t("Remove attendee"), back: AdminLinks.attendee(event.slug, row.attendee.id), t
            ).html
        return page
    }
}
