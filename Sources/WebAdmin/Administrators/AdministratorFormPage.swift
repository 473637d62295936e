import Domain
import HTML
import Pages

struct AdministratorFormPage: PageModel {
    /// Nil for a new one.
    let entry: AdministratorEntry?
    let state: FormState

    private var administrator: Administrator? { entry?.administrator }

    static func values(_ administrator: Administrator) -> [Field: String] {
        ["name": administrator.name, "role": administrator.role?.rawValue ?? AccountForm.noRole]
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        let title = administrator.map { t("Edit \($0.displayName)") } ?? t("Add administrator")
        var page = AdminPage(.installation(.administrators), title)
        page.steps = [Breadcrumbs.Step(t("Administrators"), AdminLinks.administrators())]
        page.meta = administrator?.email.description ?? ""
        page.problems = state.problems
        page.content = EditForm(
            state: state,
            path: administrator.map { AdminLinks.administrator($0.id) } ?? AdminLinks.administrators(),
            act: administrator == nil ? "Add administrator" : "Save changes", back: AdminLinks.administrators()
        ).html(visit) { fields in
            """
            \(if: administrator == nil, fields.email("email", t("E-mail"), autocomplete: "off"))\
            \(fields.text("name", t("Name"), optional: true, width: .long))\
            \(fields.radios("role", t("Role for everything"), roles(t)))\(password(fields, t))
            """
        }
        if let entry { page.content.append(EventRolesBlock(entry: entry).html(t)) }
        return page
    }

    private func roles(_ t: Language) -> [Choice] {
        Role.allCases.map { Choice($0.rawValue, t($0.label), hint: t(about($0))) } + [
            Choice(AccountForm.noRole, t("None"), hint: t("Only what roles for single events allow."))
        ]
    }

    private func password(_ fields: FormFields, _ t: Language) -> HTML {
        guard administrator != nil else {
            return fields.password(
                "password", t("Password"),
                hint: t("At least 12 characters. Tell it to them in person; they can change it."), isNew: true)
        }
        return fields.password(
            "password", t("New password"), hint: t("Leave empty to keep the old one. A new one ends all sign-ins."),
            isNew: true, optional: true)
    }

    private func about(_ role: Role) -> Message {
        switch role {
        case .owner: "Everything, administrators included."
        case .organiser: "Events and people, and all that belongs to them."
        case .viewer: "Looks at everything but attendees, and changes nothing."
        case .steward: "The door: sees attendees and marks who has arrived."
        }
    }
}

struct AdministratorDeletionPage: PageModel {
    let administrator: Administrator
    let problems: [FieldProblem]

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(.administrators), t("Remove \(administrator.displayName)?"))
        page.steps = [Breadcrumbs.Step(t("Administrators"), AdminLinks.administrators())]
        page.problems = problems
        page.content =
            Confirmation(
                consequences: [t("They are signed out at once and cannot sign in again. What they did stays.")],
                facts: [.init(t("E-mail"), administrator.email.description)],
                to: AdminLinks.administratorDeletion(administrator.id), token: visit.token,
                act: t("Remove administrator"), back: AdminLinks.administrators(), t
            ).html
        return page
    }
}
