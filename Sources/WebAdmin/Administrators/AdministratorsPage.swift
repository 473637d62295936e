import Domain
import HTML
import Pages

struct AdministratorsPage: PageModel {
    let entries: [AdministratorEntry]

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(.administrators), t("Administrators"))
        page.actions = [ActionLink(t("Add administrator"), AdminLinks.newAdministrator(), .primary, icon: .add)]
        let columns = [
            Table.Column(t("Name")), Table.Column(t("E-mail")), Table.Column(t("Role")), Table.Column(t("Since")),
            Table.Column(t("Actions")),
        ]
        page.content = Table(t("Administrators"), columns: columns, rows: entries.map { row($0, visit) }).html
        return page
    }

    private func row(_ entry: AdministratorEntry, _ visit: Visit) -> Table.Row {
        let t = visit.t
        let administrator = entry.administrator
        let name = administrator.displayName
        let isSelf = administrator.id == visit.administrator.id
        let edit = ActionLink(t("Edit"), AdminLinks.editAdministrator(administrator.id), .plain, hiddenText: name)
        let remove = ActionLink(
            t("Remove"), AdminLinks.administratorDeletion(administrator.id), .plain, hiddenText: name)
        return Table.Row([
            "\(name)\(if: isSelf, " <span class=\"meta\">\(t("(you)"))</span>")", "\(administrator.email.description)",
            roles(entry, t), "\(t.plainDate(administrator.createdAt.day))",
            "<div class=\"row-actions\">\(edit)\(if: !isSelf, " \(remove)")</div>",
        ])
    }

    /// The role for everything, then those for single events.
    private func roles(_ entry: AdministratorEntry, _ t: Language) -> HTML {
        let single = entry.roles.map { t("\($0.role.label) of \($0.event.details.title)") }
        let all = (entry.administrator.role.map { [t($0.label)] } ?? []) + single
        guard all.count > 1 else { return "\(all.first ?? t("No role yet"))" }
        return "<ul>\(all, { "<li>\($0)</li>" })</ul>"
    }
}
