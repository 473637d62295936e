import Domain
import HTML
import Pages
import TimeZones

/// What the public sees of the agenda, what the draft would change, and every release that was made.
struct ReleasesPage: PageModel {
    let event: Event
    /// Newest first.
    let releases: [Release]
    let draft: AgendaComparison
    let isDue: Bool

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .agenda), t("Releases"))
        page.steps = [Breadcrumbs.Step(t("Agenda"), AdminLinks.agenda(event.slug))]
        page.meta =
            releases.first.map { t("The public sees release \($0.name).") }
            ?? t("Nothing is released: the public is told that the agenda is not out yet.")
        if visit.may(.organise), isDue {
            page.actions = [ActionLink(t("Release the draft"), AdminLinks.newRelease(event.slug), .primary)]
        }
        page.content = "\(hidden(t))\(changes(t))\(list(t))"
        return page
    }

    private func hidden(_ t: Language) -> HTML {
        guard !event.details.showsAgenda else { return "" }
        let settings = ActionLink(t("Show it in the settings"), AdminLinks.settings(event.slug), .plain)
        return Banner(t("The agenda is hidden from the public, whatever is released."), .warn, action: settings).html
    }

    private func changes(_ t: Language) -> HTML {
        let content: HTML =
            draft.diff.isEmpty
            ? "<p>\(t(standing))</p>"
            : """
            <p>\(DiffBlock.summary(draft.diff, t))</p>\
            \(DiffBlock(diff: draft.diff, event: event, caption: draft.caption(t)).html(t))
            """
        return """
            <section aria-labelledby="draft"><h2 id="draft">\(t("In the draft")) \
            <span class="count">\(t.number(draft.diff.changes.count))</span></h2>\(content)</section>
            """
    }

    private var standing: Message {
        if isDue { return DiffBlock.unlisted }
        return releases.isEmpty
            ? "Nothing in the draft is confirmed and has a time." : "The draft is as it was released."
    }

    private func list(_ t: Language) -> HTML {
        guard !releases.isEmpty else { return "" }
        let compare = ActionLink(t("Compare releases"), AdminLinks.agendaComparison(event.slug), .plain)
        let entries = releases.map { release in
            Timeline.Entry(
                t("Release \(release.name)"), path: AdminLinks.release(event.slug, release.number),
                byline: ReleaseWords.byline(release, in: event, t), text: release.comment)
        }
        return """
            <section aria-labelledby="releases"><h2 id="releases">\(t("Releases"))</h2>\(Timeline(entries))\
            <p>\(compare)</p></section>
            """
    }
}

/// What pages say of a release.
enum ReleaseWords {
    /// When it was made, on the venue's clock, and by whom.
    static func byline(_ release: Release, in event: Event, _ t: Language) -> String {
        let when = t.dateAndTime(event.details.zone.wallClock(at: release.at))
        return release.author.isEmpty ? t("\(when), from the command line") : t("\(when), by \(release.author)")
    }
}
