import Domain
import HTML
import Pages

/// The roles for single events on the page of an administrator.
struct EventRolesBlock {
    let entry: AdministratorEntry

    func html(_ t: Language) -> HTML {
        let give = ActionLink(
            t("Give a role for one event"), AdminLinks.newEventRole(entry.administrator.id), .secondary, icon: .add)
        return """
            <section aria-labelledby="event-roles"><h2 id="event-roles">\(t("Roles for single events"))</h2>\
            \(if: entry.roles.isEmpty, empty(give, t).html, else: "\(table(t))<p>\(give)</p>")</section>
            """
    }

    private func empty(_ give: ActionLink, _ t: Language) -> EmptyBlock {
        EmptyBlock(
            t("No role for a single event"),
            t("A role for one event adds to the role for everything: whatever either allows is allowed there."),
            action: give)
    }

    private func table(_ t: Language) -> Table {
        Table(
            t("Roles for single events"),
            columns: [Table.Column(t("Event")), Table.Column(t("Role")), Table.Column(t("Actions"))],
            rows: entry.roles.map { event, role in
                let id = entry.administrator.id
                let change = ActionLink(
                    t("Change"), QueryText.path(AdminLinks.newEventRole(id), [("event", event.slug.description)]),
                    .plain,
                    hiddenText: event.details.title)
                let take = ActionLink(
                    t("Remove"), AdminLinks.eventRoleDeletion(id, event.slug), .plain, hiddenText: event.details.title)
                return Table.Row([
                    "<a href=\"\(url: AdminLinks.event(event.slug))\">\(event.details.title)</a>", "\(t(role.label))",
                    "<div class=\"row-actions\">\(change) \(take)</div>",
                ])
            })
    }
}
