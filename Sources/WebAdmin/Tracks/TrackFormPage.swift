import Domain
import HTML
import Pages

struct TrackFormPage: PageModel {
    let event: Event
    /// Nil for a new track.
    let track: Track?
    let state: FormState

    static func values(_ track: Track) -> [Field: String] {
        ["name": track.details.name, "colour": track.details.colour.rawValue]
    }

    static func state(of track: Track) -> FormState { FormState(values(track), version: track.version) }

    /// The first colour that none of the tracks has, so that new tracks can be told apart.
    static func unusedColour(among tracks: [Track]) -> TrackColour {
        let used = Set(tracks.map(\.details.colour))
        return TrackColour.allCases.first { !used.contains($0) } ?? .pine
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .tracks), track.map { t("Edit \($0.details.name)") } ?? t("Add track"))
        page.steps = [Breadcrumbs.Step(t("Tracks"), AdminLinks.tracks(event.slug))]
        page.problems = state.problems
        page.content = EditForm(
            state: state, path: track.map { AdminLinks.track(event.slug, $0.id) } ?? AdminLinks.tracks(event.slug),
            act: track == nil ? "Create track" : "Save changes", back: AdminLinks.tracks(event.slug),
            compared: ["name", "colour"]
        ).html(visit) { fields in
            """
            \(fields.text("name", t("Name"), width: .long))\
            \(fields.select(
                "colour", t, of: TrackColour.self,
                hint: t("The bar beside the track's sessions. Its name is always written, too."), \.label))
            """
        }
        return page
    }
}

struct TrackDeletionPage: PageModel {
    let event: Event
    let track: Track
    let sessions: Int

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .tracks), t("Delete \(track.details.name)?"))
        page.steps = [Breadcrumbs.Step(t("Tracks"), AdminLinks.tracks(event.slug))]
        let stays = Message(
            count: sessions, one: "{0} session stays, without a track.", other: "{0} sessions stay, without a track.")
        page.content =
            Confirmation(
                consequences: [t("The track and its feed go. This cannot be taken back."), t(stays)],
                to: AdminLinks.trackDeletion(event.slug, track.id), token: visit.token, act: t("Delete track"),
                back: AdminLinks.tracks(event.slug), t
            ).html
        return page
    }
}
