import Domain
import HTML
import Pages

/// Who must hear of a release: speakers and attendees for whom a time or a room is another.
struct AudiencePage: PageModel {
    let event: Event
    let release: Release
    let audience: ReleaseAudience

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .agenda), t("Who must hear of release \(release.name)"))
        page.steps = [
            Breadcrumbs.Step(t("Releases"), AdminLinks.releases(event.slug)),
            Breadcrumbs.Step(t("Release \(release.name)"), AdminLinks.release(event.slug, release.number)),
        ]
        guard !audience.people.isEmpty else {
            page.content =
                EmptyBlock(
                    t("Nobody must hear of it"), t("No speaker’s and no attendee’s time or room became another.")
                ).html
            return page
        }
        page.meta = t(
            Message(count: audience.people.count, one: "{0} person", other: "{0} people"))
        page.actions = [
            ActionLink(
                t("Download as CSV"), AdminLinks.releaseAudienceFile(event.slug, release.number), icon: .download)
        ]
        page.content = table(t)
        return page
    }

    private func table(_ t: Language) -> HTML {
        let words = SlotWords(zone: event.details.zone, t: t)
        let columns = [
            Table.Column(t("Name")), Table.Column(t("E-mail")), Table.Column(t("Part")), Table.Column(t("News")),
        ]
        return Table(
            t("Who must hear of release \(release.name)"), columns: columns,
            rows: audience.people.map { listener in
                let person = listener.person
                return Table.Row([
                    "<a href=\"\(url: AdminLinks.person(person.id))\">\(person.displayName)</a>",
                    "\(person.details.email?.description ?? "")", "\(t(listener.isSpeaker ? "Speaker" : "Attendee"))",
                    listener.news.map { news($0, words) }.joined(separator: "<br>"),
                ])
            }
        ).html
    }

    private func news(_ news: ReleaseNews, _ words: SlotWords) -> HTML {
        let t = words.t
        let item = news.change.item
        let when = item.session.slot.map { words.when($0) } ?? ""
        return """
            \(Tag(t(news.kind.label), news.kind.tone)) \(item.session.details.title) \
            <span class="meta">\(when), \(words.place(item.room))</span>
            """
    }
}
