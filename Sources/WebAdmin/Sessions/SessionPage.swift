import Domain
import HTML
import Pages

struct SessionPage: PageModel {
    let event: Event
    let session: Session
    let room: Room?
    let track: Track?
    let speakers: [SessionSpeaker]
    /// Each time that the session is held, this one among them.
    let times: [Session]
    /// The form that adds a speaker.
    let speakerForm: FormState

    static let speakerForm = FormState(["role": SpeakerRole.speaker.rawValue])

    init(_ visit: Visit, speakerForm: FormState, _ tx: any ReadTransaction) throws {
        event = try visit.event(tx)
        session = try visit.session(in: event, tx)
        room = try session.slot?.room.flatMap { [event] in try tx.rooms.find($0, in: event.id) }
        track = try session.details.track.flatMap { [event] in try tx.tracks.find($0, in: event.id) }
        speakers = try tx.speakers.all(inSession: session.original)
        times = try Agenda.items(of: event.id, in: tx).map(\.session).filter { [session] in
            $0.original == session.original
        }
        self.speakerForm = speakerForm
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .sessions), session.details.title)
        page.steps = [Breadcrumbs.Step(t("Sessions"), AdminLinks.sessions(event.slug))]
        page.tags = [session.details.state.tag(t), Tag(t(session.details.kind.label))]
        page.meta = place(t)
        if visit.may(.organise) {
            page.actions = [
                ActionLink(
                    t(session.slot == nil ? "Place" : "Move"), AdminLinks.slot(event.slug, session.key), .primary),
                ActionLink(t("Edit"), AdminLinks.editSession(event.slug, session.key)),
            ]
        }
        page.problems = speakerForm.problems
        page.content = """
            \(facts(t))\(TextBlock(session.details.abstract))\
            \(SessionSpeakersBlock(event: event, session: session, speakers: speakers, form: speakerForm).html(visit))\
            \(heldAgain(visit))\(if: visit.may(.organise), ending(visit))
            """
        return page
    }

    private func place(_ t: Language) -> String {
        guard let slot = session.slot else { return t("Unscheduled") }
        let words = SlotWords(zone: event.details.zone, t: t)
        return [words.when(slot), words.place(room)].joined(separator: " · ")
    }

    private func facts(_ t: Language) -> HTML {
        guard let track = track?.details else { return "" }
        return "<p><span class=\"track track-\(track.colour.rawValue)\">\(track.name)</span></p>"
    }

    private func heldAgain(_ visit: Visit) -> HTML {
        let t = visit.t
        let words = SlotWords(zone: event.details.zone, t: t)
        let others = times.filter { $0.id != session.id }.map { other -> HTML in
            let when = other.slot.map { words.when($0) } ?? t("Unscheduled")
            return "<li><a href=\"\(url: AdminLinks.session(event.slug, other.key))\">\(when)</a></li>"
        }
        let form = PostForm(
            to: AdminLinks.sessionRepeats(event.slug, session.key), token: visit.token, hidden: [visit.sending],
            buttons: Buttons(t("Hold it once more"), .secondary))
        guard visit.may(.organise) || !others.isEmpty else { return "" }
        let list: HTML = others.isEmpty ? "" : "<p>\(t("Also held:"))</p><ul>\(others, { $0 })</ul>"
        return """
            <section aria-labelledby="times"><h2 id="times">\(t("Held more than once"))</h2>\
            <p>\(t("Each time has its own place, state and calendar entry; title, kind, track, abstract and speakers are shared."))</p>\
            \(list)\(if: visit.may(.organise), form.html)</section>
            """
    }

    /// The ways a session ends: called off, or as if it had never been.
    private func ending(_ visit: Visit) -> HTML {
        let t = visit.t
        let isCancelled = session.details.state == .cancelled
        let path =
            isCancelled
            ? AdminLinks.sessionCancellationDeletion(event.slug, session.key)
            : AdminLinks.sessionCancellation(event.slug, session.key)
        let act: Message = isCancelled ? "Reinstate session" : "Cancel session"
        let about: Message =
            isCancelled
            ? "The session is off. Reinstated, it is back with the next release."
            : "With the next release a cancelled session is struck through on the agenda, and calendars say that it is off."
        let delete = ActionLink(t("Delete session"), AdminLinks.sessionDeletion(event.slug, session.key), .plain)
        let form = PostForm(
            to: path, token: visit.token, buttons: Buttons(t(act), .secondary, cancel: delete))
        return """
            <section aria-labelledby="ending"><h2 id="ending">\
            \(t(isCancelled ? "Reinstate or delete" : "Cancel or delete"))</h2><p>\(t(about))</p>\(form)</section>
            """
    }
}
