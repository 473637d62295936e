import Domain
import HTML
import Pages
import TimeZones

struct SpeakersPage: PageModel {
    let event: Event
    /// By name, placeholders last.
    let people: [SpeakingPerson]

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .speakers), t("Speakers"), content: content(t))
        let placeholders = people.filter(\.person.isPlaceholder).count
        if placeholders > 0 {
            page.meta = t(
                Message(
                    count: placeholders, one: "{0} placeholder is still to be named.",
                    other: "{0} placeholders are still to be named."))
        }
        return page
    }

    private func content(_ t: Language) -> HTML {
        guard !people.isEmpty else {
            return EmptyBlock(
                t("No speakers yet"), t("Speakers are added to a session, on the session’s own page."),
                action: ActionLink(t("Go to the sessions"), AdminLinks.sessions(event.slug))
            ).html
        }
        let columns = [
            Table.Column(t("Name")), Table.Column(t("Organisation")), Table.Column(t("Job title")),
            Table.Column(t("Sessions")),
        ]
        return Table(t("Speakers"), columns: columns, rows: people.map { row($0, t) }).html
    }

    private func row(_ speaking: SpeakingPerson, _ t: Language) -> Table.Row {
        let person = speaking.person
        let sessions = speaking.parts.map { part -> HTML in
            let session = part.item.session
            return """
                <a href="\(url: AdminLinks.session(event.slug, session.key))">\(session.details.title)</a> \
                <span class="meta">\(t(part.role.label))</span>
                """
        }
        return Table.Row(
            id: "person-\(person.id)",
            [
                """
                <a href="\(url: AdminLinks.speaker(event.slug, person.id))">\(person.displayName)</a> \
                \(person.placeholderTag(t))
                """,
                "\(person.isPlaceholder ? "" : person.details.organisation)", "\(person.details.jobTitle)",
                "\(sessions.joined(separator: "<br>"))",
            ])
    }
}

struct SpeakerPage: PageModel {
    let event: Event
    let speaking: SpeakingPerson
    /// Empty is any time.
    let availability: [TimeSpan]

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        let person = speaking.person
        var page = AdminPage(.event(event, .speakers), person.displayName)
        page.steps = [Breadcrumbs.Step(t("Speakers"), AdminLinks.speakers(event.slug))]
        page.tags = [person.placeholderTag(t)].compactMap(\.self)
        page.meta = [person.details.jobTitle, person.isPlaceholder ? "" : person.details.organisation]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        if visit.may(.organise) {
            let act: Message = person.isPlaceholder ? "Name the speaker" : "Edit"
            page.actions = [
                ActionLink(t(act), AdminLinks.editPerson(person.id), person.isPlaceholder ? .primary : .secondary)
            ]
        }
        let block = AvailabilityBlock(event: event, person: person, spans: availability)
        page.content = "\(biography(visit))\(sessions(t))\(block.html(visit))"
        return page
    }

    private func biography(_ visit: Visit) -> HTML {
        let t = visit.t
        let person = speaking.person
        guard person.details.biography.isEmpty else { return TextBlock(person.details.biography).html }
        return """
            <p class="meta">\(t("No biography yet."))</p><p><a href="\(url: AdminLinks.person(person.id))">\
            \(t("Everything known of \(person.displayName)"))</a></p>
            """
    }

    private func sessions(_ t: Language) -> HTML {
        let words = SlotWords(zone: event.details.zone, t: t)
        let columns = [
            Table.Column(t("Session")), Table.Column(t("Role")), Table.Column(t("When")), Table.Column(t("Room")),
        ]
        let rows = speaking.parts.map { part in
            let session = part.item.session
            return Table.Row([
                "<a href=\"\(url: AdminLinks.session(event.slug, session.key))\">\(session.details.title)</a>",
                "\(t(part.role.label))", "\(session.slot.map(words.when) ?? t("Unscheduled"))",
                "\(session.slot == nil ? "" : words.place(part.item.room))",
            ])
        }
        return """
            <section aria-labelledby="sessions"><h2 id="sessions">\(t("Sessions"))</h2>\
            \(Table(t("Sessions of \(speaking.person.displayName)"), columns: columns, rows: rows))</section>
            """
    }
}
