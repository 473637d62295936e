import Domain
import HTML
import Pages

/// One release: what it changed, and the ways on from it.
struct ReleasePage: PageModel {
    let event: Event
    let release: Release
    let comparison: AgendaComparison
    let sessions: Int
    let isNewest: Bool

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .agenda), t("Release \(release.name)"))
        page.steps = [
            Breadcrumbs.Step(t("Agenda"), AdminLinks.agenda(event.slug)),
            Breadcrumbs.Step(t("Releases"), AdminLinks.releases(event.slug)),
        ]
        page.tags = isNewest ? [Tag(t("Newest"), .ok)] : []
        page.meta = ReleaseWords.byline(release, in: event, t)
        if visit.may(.organise) {
            page.actions = [
                ActionLink(t("Who must hear"), AdminLinks.releaseAudience(event.slug, release.number)),
                ActionLink(t("Reset the draft to this"), AdminLinks.draftReset(event.slug, release.number)),
            ]
        }
        page.content = "\(TextBlock(release.comment))\(changes(t))"
        return page
    }

    private func changes(_ t: Language) -> HTML {
        let total = t(Message(count: sessions, one: "{0} session in all.", other: "{0} sessions in all."))
        let table: HTML =
            comparison.diff.isEmpty
            ? "<p>\(t("Nothing that is shown was changed."))</p>"
            : DiffBlock(diff: comparison.diff, event: event, caption: comparison.caption(t)).html(t)
        return """
            <section aria-labelledby="changes"><h2 id="changes">\(t("What it changed"))</h2>\
            <p>\(DiffBlock.summary(comparison.diff, t)) <span class="meta">\(total)</span></p>\(table)</section>
            """
    }
}

/// Asks before the draft becomes what a release shows.
struct DraftResetPage: PageModel {
    private let event: Event
    private let release: Release
    private let comparison: AgendaComparison
    private let problems: [FieldProblem]
    private let draft: (name: String, value: String)

    init(_ event: Event, _ release: Release, problems: [FieldProblem], _ tx: any ReadTransaction) throws {
        self.event = event
        self.release = release
        self.problems = problems
        comparison = try AgendaComparison(.draft, .release(release), of: event, tx)
        draft = try DraftMark.hidden(event, tx)
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .agenda), t("Reset the draft to release \(release.name)?"))
        page.steps = [
            Breadcrumbs.Step(t("Releases"), AdminLinks.releases(event.slug)),
            Breadcrumbs.Step(t("Release \(release.name)"), AdminLinks.release(event.slug, release.number)),
        ]
        page.problems = problems
        let count = comparison.diff.changes.count
        let consequences = [
            t(
                Message(
                    count: count, one: "{0} session changes as shown below.",
                    other: "{0} sessions change as shown below.")),
            t("Sessions that the release does not have become unscheduled; none is deleted."),
            t("Times, rooms, titles and speakers that you changed since are lost. This cannot be taken back."),
        ]
        let confirmation = Confirmation(
            consequences: consequences, to: AdminLinks.draftReset(event.slug, release.number), token: visit.token,
            hidden: [visit.hidden(draft)], act: t("Reset the draft"),
            back: AdminLinks.release(event.slug, release.number), t)
        page.content = """
            \(confirmation)\
            \(if: count > 0, DiffBlock(diff: comparison.diff, event: event, caption: comparison.caption(t)).html(t))
            """
        return page
    }
}
