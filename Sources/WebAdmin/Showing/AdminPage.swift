import Domain
import HTML
import Pages

/// What a page of the admin puts into the frame.
struct AdminPage: Sendable {
    /// Where the page stands in the navigation.
    enum Place: Hashable, Sendable {
        case installation(AdminSection?)
        case event(Event, EventSection)
    }

    var place: Place
    /// The heading, and the title of the window.
    var title: String
    var tags: [Tag] = []
    /// One line under the heading.
    var meta: String = ""
    var actions: [ActionLink] = []
    var steps: [Breadcrumbs.Step] = []
    var problems: [FieldProblem] = []
    var extras: PageExtras?
    /// After how many seconds a browser without scripts loads the page again.
    var reload: Int?
    var content: HTML

    init(_ place: Place, _ title: String, content: HTML = "") {
        self.place = place
        self.title = title
        self.content = content
    }
}

/// A page as a plain model: what it shows, and how that stands in the frame.
protocol PageModel {
    func page(_ visit: Visit) -> AdminPage
}

extension Visit {
    /// The page within its frame. What was just done is told unless there is something wrong.
    func framed(_ page: AdminPage) -> HTML {
        let viewer = AdminFrame.Viewer(
            name: administrator.displayName, role: roleHere,
            sections: AdminSection.allCases.filter { $0.isFor(rights) },
            token: token)
        var frame = AdminFrame(site: site, viewer: viewer, banner: banner)
        switch page.place {
        case .installation(let section): frame.section = section
        case .event(let event, let section): frame.event = place(event, section)
        }
        let header = PageHeader(
            page.title, tags: page.tags, meta: page.meta, actions: page.actions,
            breadcrumbs: page.steps.isEmpty ? nil : Breadcrumbs(page.steps, t))
        return frame.page(
            header, problems: page.problems, extras: page.extras, reload: page.reload, content: page.content)
    }

    /// The role that counts here, in words.
    private var roleHere: Message {
        if let role = rights.role ?? eventInHand.flatMap({ rights.eventRoles[$0] }) { return role.label }
        return rights.eventRoles.isEmpty ? "No role yet" : "Roles for single events"
    }

    private func place(_ event: Event, _ section: EventSection) -> AdminFrame.EventPlace {
        let details = event.details
        return AdminFrame.EventPlace(
            slug: event.slug, title: details.title, dates: t.dates(details.firstDay, details.lastDay), section: section,
            sections: EventSection.allCases.filter { rights.may($0.act, in: event.id) },
            publicPath: details.visibility == .draft ? nil : PublicEventLinks(event).home)
    }

    private var banner: Banner? {
        guard let outcome else { return nil }
        let undo = outcome.undo.map { undo in
            PostForm(
                to: undo.path, token: token, hidden: undo.fields.map { ($0.name, $0.value) },
                buttons: Buttons(undo.label, .plain))
        }
        return Banner(outcome.text, outcome.tone, undo: undo?.html ?? "")
    }
}
