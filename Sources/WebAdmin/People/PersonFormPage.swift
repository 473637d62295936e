import Domain
import HTML
import Pages

struct PersonFormPage: PageModel {
    /// Nil for a new person.
    let person: Person?
    let state: FormState

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        let back = person.map { AdminLinks.person($0.id) } ?? AdminLinks.people()
        var page = AdminPage(.installation(.people), person.map { t("Edit \($0.displayName)") } ?? t("New person"))
        page.steps = [Breadcrumbs.Step(t("People"), AdminLinks.people())]
        page.problems = state.problems
        page.content = EditForm(
            state: state, path: back, act: person == nil ? "Create person" : "Save changes", back: back,
            compared: PersonFields.names
        ).html(visit) { PersonFields.all($0, t) }
        return page
    }
}

struct PersonDeletionPage: PageModel {
    let person: Person
    let problems: [FieldProblem]

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(.people), t("Delete \(person.displayName)?"))
        page.steps = [Breadcrumbs.Step(t("People"), AdminLinks.people())]
        page.problems = problems
        page.content =
            Confirmation(
                consequences: [
                    t("Everything known of this person goes but for the entries of the log. This cannot be taken back.")
                ],
                to: AdminLinks.personDeletion(person.id), token: visit.token, act: t("Delete person"),
                back: AdminLinks.person(person.id), t
            ).html
        return page
    }
}
