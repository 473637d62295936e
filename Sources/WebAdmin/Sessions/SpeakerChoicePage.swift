import Domain
import HTML
import Pages

/// The people picker: a search, and a button that adds whoever was found.
struct SpeakerChoicePage: PageModel {
    let event: Event
    let session: Session
    let people: Page<PersonSummary>
    let query: ListQuery

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .sessions), t("Add a speaker"))
        page.steps = [
            Breadcrumbs.Step(t("Sessions"), AdminLinks.sessions(event.slug)),
            Breadcrumbs.Step(session.details.title, AdminLinks.session(event.slug, session.key)),
        ]
        let panel = FilterPanel(
            AdminLinks.newSessionSpeaker(event.slug, session.key), form: FormFields(t, values: query.values),
            search: ("q", t("Search by name, organisation, job title or e-mail")))
        page.content = "\(panel)\(list(visit))"
        return page
    }

    private func list(_ visit: Visit) -> HTML {
        let t = visit.t
        guard people.total > 0 else {
            return EmptyBlock(
                t("Nobody matches"), t("Add them as somebody new on the session’s page."),
                action: ActionLink(
                    t("Back to the session"), AdminLinks.session(event.slug, session.key) + "#speakers")
            ).html
        }
        let columns = [Table.Column(t("Name")), Table.Column(t("Organisation")), Table.Column(t("Add as"))]
        let table = Table(t("People"), columns: columns, rows: people.rows.map { row($0.person, visit) })
        let pager = Pager(people.request, total: people.total, t) { query.with(("page", String($0))) }
        return "\(table)\(pager)"
    }

    private func row(_ person: Person, _ visit: Visit) -> Table.Row {
        let t = visit.t
        let fields = FormFields(
            t, idPrefix: "person-\(person.id)-", values: ["role": SpeakerRole.speaker.rawValue])
        let form = PostForm(
            to: AdminLinks.sessionSpeakers(event.slug, session.key), token: visit.token,
            hidden: [("person", person.id.description)],
            buttons: Buttons(t("Add"), .secondary, hiddenText: person.displayName),
            content: fields.select(
                "role", t("Role of \(person.displayName)"),
                SpeakerRole.allCases.map { Choice($0.rawValue, t($0.label)) }))
        return Table.Row([
            "\(person.displayName) \(person.placeholderTag(t))",
            "\(person.isPlaceholder ? "" : person.details.organisation)",
            "<div class=\"row-form\">\(form)</div>",
        ])
    }
}

struct SpeakerRolePage: PageModel {
    let event: Event
    let session: Session
    let speaker: Speaker
    let name: String
    let state: FormState

    /// `state` is nil when the form is first shown.
    init(_ visit: Visit, state: FormState?, _ tx: any ReadTransaction) throws {
        event = try visit.event(tx)
        session = try visit.session(in: event, tx)
        speaker = try visit.speaker(of: session, tx)
        name = try tx.people.find(speaker.person)?.displayName ?? ""
        self.state = state ?? FormState(["role": speaker.role.rawValue])
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .sessions), t("Role of \(name)"))
        page.steps = [
            Breadcrumbs.Step(t("Sessions"), AdminLinks.sessions(event.slug)),
            Breadcrumbs.Step(session.details.title, AdminLinks.session(event.slug, session.key)),
        ]
        page.problems = state.problems
        page.content = EditForm(
            state: state, path: AdminLinks.sessionSpeaker(event.slug, session.key, speaker.id), act: "Save changes",
            back: SpeakerForm.list(event, session)
        ).html(visit) { $0.select("role", t, of: SpeakerRole.self, \.label) }
        return page
    }
}
