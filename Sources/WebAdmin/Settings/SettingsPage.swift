import Domain
import HTML
import Pages

struct SettingsPage: PageModel {
    let event: Event
    let series: [Series]
    let state: FormState

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .settings), t("Settings"))
        page.tags = [event.details.visibility.tag(t)]
        page.problems = state.problems
        let form = EditForm(
            state: state, path: AdminLinks.settings(event.slug), act: "Save changes",
            back: AdminLinks.event(event.slug), compared: EventFields.names
        ).html(visit) { EventFields.markup($0, series: series, isNew: false, t) }
        page.content = "\(form)\(archiving(visit))"
        return page
    }

    private func archiving(_ visit: Visit) -> HTML {
        let t = visit.t
        let isArchived = event.details.visibility == .archived
        let path = isArchived ? AdminLinks.archivingDeletion(event.slug) : AdminLinks.archiving(event.slug)
        let act: Message = isArchived ? "Restore event" : "Archive event"
        let about: Message =
            isArchived
            ? "The event is archived. Restored, it is a draft that organisers see first."
            : "An archived event leaves What’s on. Its pages and feeds stay, so that calendars keep the past."
        let form = PostForm(to: path, token: visit.token, buttons: Buttons(t(act), .secondary))
        return """
            <section aria-labelledby="archive"><h2 id="archive">\(t("Archive"))</h2><p>\(t(about))</p>\(form)</section>
            """
    }
}
