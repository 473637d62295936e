import Domain
import HTML
import Pages

struct TracksPage: PageModel {
    let event: Event
    let tracks: [Track]
    let sessions: [ID<Track>: Int]

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .tracks), t("Tracks"), content: content(visit))
        if visit.may(.organise), !tracks.isEmpty {
            page.actions = [ActionLink(t("Add track"), AdminLinks.newTrack(event.slug), .primary, icon: .add)]
        }
        return page
    }

    private func content(_ visit: Visit) -> HTML {
        let t = visit.t
        guard !tracks.isEmpty else {
            return EmptyBlock(
                t("No tracks yet"),
                t("A track is a thread of content that runs through the agenda. An event can do without."),
                action: visit.may(.organise)
                    ? ActionLink(t("Add the first track"), AdminLinks.newTrack(event.slug), .primary, icon: .add) : nil
            ).html
        }
        var columns = [
            Table.Column(t("Name")), Table.Column(t("Colour")), Table.Column(t("Sessions"), isNumeric: true),
        ]
        if visit.may(.organise) { columns.append(Table.Column(t("Actions"))) }
        return Table(t("Tracks"), columns: columns, rows: tracks.map { row($0, visit) }).html
    }

    private func row(_ track: Track, _ visit: Visit) -> Table.Row {
        let t = visit.t
        let name = track.details.name
        let listed = QueryText.path(AdminLinks.sessions(event.slug), [("track", track.slug.description)])
        var cells: [HTML] = [
            "<span class=\"track track-\(track.details.colour.rawValue)\">\(name)</span>",
            "\(t(track.details.colour.label))",
            "<a href=\"\(url: listed)\">\(t.number(sessions[track.id, default: 0]))</a>",
        ]
        if visit.may(.organise) {
            let edit = ActionLink(t("Edit"), AdminLinks.editTrack(event.slug, track.id), .plain, hiddenText: name)
            let delete = ActionLink(
                t("Delete"), AdminLinks.trackDeletion(event.slug, track.id), .plain, hiddenText: name)
            cells.append("<div class=\"row-actions\">\(edit) \(delete)</div>")
        }
        return Table.Row(id: "track-\(track.id)", cells)
    }
}
