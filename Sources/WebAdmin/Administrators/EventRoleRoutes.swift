import Domain
import HTML
import HTTP
import Pages

/// The roles that an administrator has for single events.
enum EventRoleRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.newEventRole, .administer, handler: showNew)
        routes.post(AdminLinks.eventRoles, .administer, handler: give)
        routes.get(AdminLinks.eventRoleDeletion, .administer, handler: askTaking)
        routes.post(AdminLinks.eventRoleDeletion, .administer, handler: take)
    }

    static func showNew(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let state = FormState(["event": visit.request.query["event"] ?? "", "role": Role.organiser.rawValue])
            return visit.show(try EventRolePage(visit, state, tx))
        }
    }

    static func give(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (administrator, event, role) = try await visit.write { tx in
                let administrator = try visit.administrator(tx)
                var reader = form.reader
                let event = reader.requiredValue(
                    "event", missing: "Choose the event.", orSay: "There is no such event."
                ) { text in (try? Slug(text).flatMap { try tx.events.find($0) }) ?? nil }
                let role = reader.requiredValue("role", missing: "Choose a role.", orSay: "There is no such role.") {
                    Role(rawValue: $0)
                }
                guard let event, let role else { throw DomainError.invalid(reader.problems) }
                return (try Administrators.setRole(role, of: administrator.id, in: event.id, tx), event, role)
            }
            return visit.done(
                "\(administrator.displayName) is now \(role.label) of \(event.details.title).",
                to: AdminLinks.editAdministrator(administrator.id))
        } refused: { state, tx in
            try EventRolePage(visit, state, tx)
        }
    }

    static func askTaking(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let (administrator, event, role) = try found(visit, tx)
            return visit.show(EventRoleDeletionPage(administrator: administrator, event: event, role: role))
        }
    }

    static func take(_ visit: Visit, _ form: Form) async throws -> Response {
        let (administrator, event) = try await visit.write { tx in
            let (administrator, event, _) = try found(visit, tx)
            return (try Administrators.setRole(nil, of: administrator.id, in: event.id, tx), event)
        }
        return visit.done(
            "\(administrator.displayName) has no role for \(event.details.title) any more.",
            to: AdminLinks.editAdministrator(administrator.id))
    }

    private static func found(_ visit: Visit, _ tx: any ReadTransaction) throws -> (Administrator, Event, Role) {
        let administrator = try visit.administrator(tx)
        let slug = visit.request.parameters["slug"].flatMap { Slug($0) }
        guard let event = try slug.flatMap({ try tx.events.find($0) }), let role = administrator.eventRoles[event.id]
        else { throw DomainError.notFound("There is no such role.") }
        return (administrator, event, role)
    }
}

struct EventRolePage: PageModel {
    let administrator: Administrator
    let events: [Event]
    let state: FormState

    init(_ visit: Visit, _ state: FormState, _ tx: any ReadTransaction) throws {
        administrator = try visit.administrator(tx)
        events = try tx.events.list(EventFilter(), sortedBy: .date, PageRequest(size: 500)).rows.map(\.event)
        self.state = state
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(.administrators), t("Give a role for one event"))
        page.steps = [
            Breadcrumbs.Step(t("Administrators"), AdminLinks.administrators()),
            Breadcrumbs.Step(administrator.displayName, AdminLinks.editAdministrator(administrator.id)),
        ]
        page.problems = state.problems
        guard !events.isEmpty else {
            page.content =
                EmptyBlock(
                    t("No events yet"), t("A role for one event needs an event."),
                    action: ActionLink(t("Create the first event"), AdminLinks.newEvent(), .primary, icon: .add)
                ).html
            return page
        }
        let choices = events.map { event in
            let days = t.dates(event.details.firstDay, event.details.lastDay)
            return Choice(event.slug.description, t("\(event.details.title), \(days)"))
        }
        page.content = EditForm(
            state: state, path: AdminLinks.eventRoles(administrator.id), act: "Give role",
            back: AdminLinks.editAdministrator(administrator.id)
        ).html(visit) { fields in
            """
            \(fields.select("event", t("Event"), choices, none: t("Choose an event"), hint: t("A role for this event that they have already is replaced.")))\
            \(fields.radios("role", t("Role"), Role.allCases.map { Choice($0.rawValue, t($0.label), hint: t(about($0))) }))
            """
        }
        return page
    }

    private func about(_ role: Role) -> Message {
        switch role {
        case .owner: "Everything in the event; administrators stay the owners’ of everything."
        case .organiser: "Everything in the event."
        case .viewer: "Looks at everything in the event but attendees, and changes nothing."
        case .steward: "The door: sees the event’s attendees and marks who has arrived."
        }
    }
}

struct EventRoleDeletionPage: PageModel {
    let administrator: Administrator
    let event: Event
    let role: Role

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        let back = AdminLinks.editAdministrator(administrator.id)
        var page = AdminPage(
            .installation(.administrators),
            t("Take the role for \(event.details.title) from \(administrator.displayName)?"))
        page.steps = [
            Breadcrumbs.Step(t("Administrators"), AdminLinks.administrators()),
            Breadcrumbs.Step(administrator.displayName, back),
        ]
        let left: Message =
            administrator.role == nil
            ? "They will not see the event any more, and are signed out at once."
            : "In the event they keep their role for everything. They are signed out at once."
        page.content =
            Confirmation(
                consequences: [t(left)],
                facts: [.init(t("E-mail"), administrator.email.description), .init(t("Role"), t(role.label))],
                to: AdminLinks.eventRoleDeletion(administrator.id, event.slug), token: visit.token,
                act: t("Take the role"), back: back, t
            ).html
        return page
    }
}
