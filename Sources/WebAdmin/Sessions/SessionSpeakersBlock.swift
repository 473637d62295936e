import Domain
import HTML
import Pages

/// The speakers of a session in their order, with the ways to change it, and the form that adds one.
struct SessionSpeakersBlock {
    let event: Event
    let session: Session
    let speakers: [SessionSpeaker]
    let form: FormState

    func html(_ visit: Visit) -> HTML {
        let t = visit.t
        return """
            <section aria-labelledby="speakers"><h2 id="speakers">\(t("Speakers"))</h2>\(list(visit))\
            \(if: visit.may(.organise), addition(visit))</section>
            """
    }

    private func list(_ visit: Visit) -> HTML {
        let t = visit.t
        guard !speakers.isEmpty else {
            return "<p>\(t("Nobody yet. The first one added stands first on the agenda."))</p>"
        }
        var columns = [Table.Column(t("Name")), Table.Column(t("Organisation")), Table.Column(t("Role"))]
        if visit.may(.organise) { columns.append(Table.Column(t("Actions"))) }
        let rows = speakers.indices.map { row($0, visit) }
        return Table(t("Speakers of \(session.details.title)"), columns: columns, rows: rows).html
    }

    private func row(_ index: Int, _ visit: Visit) -> Table.Row {
        let t = visit.t
        let part = speakers[index]
        let person = part.person
        var cells: [HTML] = [
            """
            <a href="\(url: AdminLinks.speaker(event.slug, person.id))">\(person.displayName)</a> \
            \(person.placeholderTag(t))
            """,
            "\(person.isPlaceholder ? "" : person.details.organisation)", "\(t(part.speaker.role.label))",
        ]
        if visit.may(.organise) { cells.append(actions(index, visit)) }
        return Table.Row(id: "speaker-\(part.speaker.id)", cells)
    }

    private func actions(_ index: Int, _ visit: Visit) -> HTML {
        let t = visit.t
        let part = speakers[index]
        let name = part.person.displayName
        let id = part.speaker.id
        let change = ActionLink(
            t("Change role"), AdminLinks.editSessionSpeaker(event.slug, session.key, id), .plain,
            hiddenText: t("of \(name)"))
        let remove = PostForm(
            to: AdminLinks.sessionSpeakerDeletion(event.slug, session.key, id), token: visit.token,
            buttons: Buttons(t("Remove"), .plain, hiddenText: name))
        return """
            <div class="row-actions">\(if: index > 0, move("Move up", index - 1, part, visit))\
            \(if: index < speakers.count - 1, move("Move down", index + 1, part, visit))\(change)\(remove)</div>
            """
    }

    private func move(_ act: Message, _ index: Int, _ part: SessionSpeaker, _ visit: Visit) -> HTML {
        PostForm(
            to: AdminLinks.sessionSpeaker(event.slug, session.key, part.speaker.id), token: visit.token,
            hidden: [("position", String(index + 1))],
            buttons: Buttons(visit.t(act), .plain, hiddenText: part.person.displayName)
        ).html
    }

    private func addition(_ visit: Visit) -> HTML {
        let t = visit.t
        let fields = form.fields(t)
        let choose = ActionLink(
            t("Choose from all people"), AdminLinks.newSessionSpeaker(event.slug, session.key), .plain)
        let add = PostForm(
            to: AdminLinks.sessionSpeakers(event.slug, session.key), token: visit.token,
            buttons: Buttons(t("Add speaker"), cancel: visit.rights.may(.look) ? choose : nil),
            content: """
                \(PersonFields.identity(fields, t))\
                \(fields.select("role", t, of: SpeakerRole.self, \.label))
                """)
        return "<h3>\(t("Add a speaker"))</h3>\(add)"
    }
}
