import Domain
import HTML
import Pages

struct SessionFormPage: PageModel {
    let event: Event
    /// Nil for a new session.
    let session: Session?
    let tracks: [Track]
    let state: FormState

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        let title = session.map { t("Edit \($0.details.title)") } ?? t("New session")
        let back = session.map { AdminLinks.session(event.slug, $0.key) } ?? AdminLinks.sessions(event.slug)
        var page = AdminPage(.event(event, .sessions), title)
        page.steps = [Breadcrumbs.Step(t("Sessions"), AdminLinks.sessions(event.slug))]
        if let session { page.steps.append(Breadcrumbs.Step(session.details.title, back)) }
        page.problems = state.problems
        page.content = EditForm(
            state: state, path: back, act: session == nil ? "Create session" : "Save changes", back: back,
            compared: SessionForm.names, hidden: SlotForm.hidden(state)
        ).html(visit) { markup($0, t) }
        return page
    }

    private func markup(_ fields: FormFields, _ t: Language) -> HTML {
        let key = fields.text(
            "key", t("Key"), hint: t("The session’s name in addresses and files. Made from the title when left empty."),
            optional: true, width: .long, spellcheck: false)
        let trackChoices = tracks.map { Choice($0.details.name, $0.details.name) }
        let states = SessionState.allCases.map { Choice($0.rawValue, t($0.label), hint: t(about($0))) }
        return """
            \(fields.text("title", t("Title")))\
            \(fields.select("kind", t, of: SessionKind.self, \.label))\
            \(if: !tracks.isEmpty, fields.select("track", t("Track"), trackChoices, none: t("No track")))\
            \(fields.radios("state", t("State"), states))\
            \(fields.textArea("abstract", t("Abstract"), optional: true, rows: 8))\
            \(if: state.isPlaced, place(fields, t))\(planning(fields, t))\(if: session == nil, key)
            """
    }

    /// The place that was picked for a new session.
    private func place(_ fields: FormFields, _ t: Language) -> HTML {
        """
        <fieldset class="part"><legend>\(t("Place"))</legend>\(fields.date("day", t("Day")))\
        <div class="field-row">\(fields.time("start", t("Start")))\(fields.time("end", t("End")))</div>\
        \(fields.text("room", t("Room"), hint: t("Empty: all rooms."), optional: true, width: .long))</fieldset>
        """
    }

    private func planning(_ fields: FormFields, _ t: Language) -> HTML {
        let pinning = [
            Choice("no", t("May be moved")), Choice("yes", t("Pinned"), hint: t("Stays where it was put.")),
        ]
        return """
            <fieldset class="part"><legend>\(t("Planning"))</legend>\
            \(fields.number("duration", t("Minutes asked for"), optional: true))\
            \(fields.number("expected", t("People expected"), optional: true))\
            \(fields.radios("pinned", t("When the agenda is proposed or put right"), pinning))</fieldset>
            """
    }

    private func about(_ state: SessionState) -> Message {
        switch state {
        case .draft: "Organisers only."
        case .confirmed: "The public sees it once it has a place on the agenda and is released."
        case .cancelled: "Struck through on the agenda, and cancelled in calendars."
        }
    }
}
