import Domain
import HTML
import Pages

struct SessionPage: PageModel {
    let event: Event
    let session: Session
    let room: Room?
    let track: Track?
    let speakers: [SessionSpeaker]
    /// The form that adds a speaker.
    let speakerForm: FormState

    static let speakerForm = FormState(["role": SpeakerRole.speaker.rawValue])

    init(_ visit: Visit, speakerForm: FormState, _ tx: any ReadTransaction) throws {
        event = try visit.event(tx)
        session = try visit.session(in: event, tx)
        room = try session.slot?.room.flatMap { [event] in try tx.rooms.find($0, in: event.id) }
        track = try session.details.track.flatMap { [event] in try tx.tracks.find($0, in: event.id) }
        speakers = try tx.speakers.all(inSession: session.original)
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
            \(if: visit.may(.organise), ending(visit))
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
            ? "The session is off. Reinstated, it is back in the agenda and in calendars."
            : "A cancelled session stays on the agenda, struck through, and calendars say that it is off."
        let delete = ActionLink(t("Delete session"), AdminLinks.sessionDeletion(event.slug, session.key), .plain)
        let form = PostForm(
            to: path, token: visit.token, buttons: Buttons(t(act), .secondary, cancel: delete))
        return """
            <section aria-labelledby="ending"><h2 id="ending">\
            \(t(isCancelled ? "Reinstate or delete" : "Cancel or delete"))</h2><p>\(t(about))</p>\(form)</section>
            """
    }
}
