import Domain
import HTML
import Pages

struct PersonPage: PageModel {
    let person: Person
    let parts: [PersonPart]
    /// Otherwise what a badge and the public page of a speaker need: other events have a say in the rest.
    let isAllShown: Bool

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(.people), person.displayName)
        if visit.may(.look) { page.steps = [Breadcrumbs.Step(t("People"), AdminLinks.people())] }
        page.tags = [person.placeholderTag(t)].compactMap(\.self)
        page.meta = [person.details.jobTitle, person.isPlaceholder ? "" : person.details.organisation]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        if visit.may(.organise) {
            page.actions = [
                ActionLink(t("Edit"), AdminLinks.editPerson(person.id)),
                ActionLink(t("Delete"), AdminLinks.personDeletion(person.id)),
            ]
        }
        page.content =
            "\(facts(t))\(if: isAllShown || speaks, TextBlock(person.details.biography).html)\(partList(visit))"
        return page
    }

    private func facts(_ t: Language) -> SummaryList {
        let details = person.details
        let email: HTML =
            if let email = details.email {
                "<a href=\"\(url: "mailto:\(email)")\">\(email.description)</a>"
            } else { "" }
        var rows: [SummaryList.Row] = [
            .init(t("E-mail"), markup: email), .init(t("Organisation"), details.organisation),
            .init(t("Job title"), details.jobTitle),
        ]
        if isAllShown {
            rows += [
                .init(t("Sector"), details.sector), .init(t("Seniority"), details.seniority),
                .init(t("Region"), details.region), .init(t("Tags"), details.tags.joined(separator: ", ")),
            ]
        }
        return SummaryList(rows)
    }

    /// In an event that the reader sees.
    private var speaks: Bool {
        parts.contains { if case .speaks = $0 { true } else { false } }
    }

    private func partList(_ visit: Visit) -> HTML {
        let t = visit.t
        guard !parts.isEmpty else {
            return EmptyBlock(t("In no event yet"), t("Their sessions and places at events will be listed here.")).html
        }
        let columns = [Table.Column(t("Event")), Table.Column(t("Part")), Table.Column(t("Date"))]
        return """
            <section aria-labelledby="parts"><h2 id="parts">\(t("Events"))</h2>\
            \(Table(t("Events"), columns: columns, rows: parts.map { row($0, visit) }))</section>
            """
    }

    private func row(_ part: PersonPart, _ visit: Visit) -> Table.Row {
        let t = visit.t
        let event: Event
        let what: HTML
        switch part {
        case .speaks(let at, let session, let role):
            event = at
            what = """
                <a href="\(url: AdminLinks.session(at.slug, session.key))">\(session.details.title)</a> \
                <span class="meta">\(t(role.label))</span>
                """
        case .attends(let at, let attendee):
            event = at
            let path =
                visit.rights.may(.meetGuests, in: at.id)
                ? AdminLinks.attendee(at.slug, attendee.id) : AdminLinks.event(at.slug)
            what = """
                <a href="\(url: path)">\(t(attendee.details.category.label))</a> \(attendee.details.status.tag(t))
                """
        }
        return Table.Row([
            "<a href=\"\(url: AdminLinks.event(event.slug))\">\(event.details.title)</a>", what,
            "\(t.dates(event.details.firstDay, event.details.lastDay))",
        ])
    }
}
