import Domain
import HTML
import Pages

/// The form that releases the draft, with what the release will change and who must hear of it.
struct NewReleasePage: PageModel {
    let event: Event
    let state: FormState
    let comparison: AgendaComparison
    let audience: ReleaseAudience
    let conflicts: [Conflict]
    /// Whether a release would show anything else than the newest does, listed or not.
    let isDue: Bool
    private let draft: (name: String, value: String)

    init(_ event: Event, _ state: FormState, _ tx: any ReadTransaction) throws {
        self.event = event
        self.state = state
        comparison = try .draft(of: event, since: try tx.releases.newest(in: event.id), tx)
        audience = try comparison.audience(at: event, in: tx)
        isDue = try Releases.isDue(for: event.id, in: tx)
        conflicts = try Conflicts.of(event, in: tx)
        draft = try DraftMark.hidden(event, tx)
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .agenda), t("Release the draft"))
        page.steps = [
            Breadcrumbs.Step(t("Agenda"), AdminLinks.agenda(event.slug)),
            Breadcrumbs.Step(t("Releases"), AdminLinks.releases(event.slug)),
        ]
        page.problems = state.problems
        page.content = !isDue ? empty(t) : "\(standing(t))\(form(visit))\(changes(t))"
        return page
    }

    private func empty(_ t: Language) -> HTML {
        EmptyBlock(
            t("There is nothing to release"),
            t("A release shows sessions that are confirmed and have a time. None differs from what is out."),
            action: ActionLink(t("Go to the agenda"), AdminLinks.agenda(event.slug))
        ).html
    }

    /// Errors stop a release, warnings are told.
    private func standing(_ t: Language) -> HTML {
        let open = conflicts.filter { !$0.isWaived }
        guard !open.isEmpty else { return "" }
        let link = ActionLink(t("Look at the conflicts"), AdminLinks.conflicts(event.slug), .plain)
        let isStopped = conflicts.contains(where: \.stopsRelease)
        let text = t(
            isStopped
                ? "\(conflicts.summary). Errors among what would be released have to be settled or waived first."
                : "\(conflicts.summary). They do not stop a release.")
        return Banner(text, isStopped ? .warn : .info, action: link).html
    }

    private func form(_ visit: Visit) -> HTML {
        let t = visit.t
        return EditForm(
            state: state, path: AdminLinks.releases(event.slug), act: "Release", back: AdminLinks.releases(event.slug),
            hidden: [visit.hidden(draft)]
        ).html(visit) { fields in
            """
            \(fields.text("name", t("Name of the release"), width: .middle, autocomplete: "off"))\
            \(fields.textArea(
                "comment", t("Comment"), hint: t("The public reads it beside the changes."), optional: true, rows: 3))
            """
        }
    }

    private func table(_ t: Language) -> HTML {
        DiffBlock(diff: comparison.diff, event: event, caption: comparison.caption(t)).html(t)
    }

    private func changes(_ t: Language) -> HTML {
        let count = audience.people.count
        let hearing = t(
            Message(
                count: count, one: "{0} person must hear of it: a time or a room of theirs is another.",
                other: "{0} people must hear of it: a time or a room of theirs is another."))
        return """
            <section aria-labelledby="changes"><h2 id="changes">\(t("What it changes"))</h2>\
            <p>\(comparison.diff.isEmpty ? t(DiffBlock.unlisted) : DiffBlock.summary(comparison.diff, t))</p>\
            \(if: count > 0, "<p>\(hearing)</p>")\(if: !comparison.diff.isEmpty, table(t))</section>
            """
    }
}
