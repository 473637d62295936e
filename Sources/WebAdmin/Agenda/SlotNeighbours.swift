import Domain
import HTML
import Pages
import TimeZones

/// What else is on the agenda that day, beside the session that is being placed.
struct SlotNeighbours {
    let event: Event
    let session: Session
    let items: [AgendaItem]
    /// Those of the session where it is now.
    let conflicts: [Conflict]

    func html(_ t: Language) -> HTML {
        let others = items.filter { $0.session.id != session.id }
        guard !others.isEmpty else { return "<p>\(t("Nothing else is placed on this day."))</p>" }
        let columns = [
            Table.Column(t("Time")), Table.Column(t("Room")), Table.Column(t("Session")), Table.Column(t("People")),
        ]
        return Table(t("Other sessions of the day"), columns: columns, rows: others.map { row($0, t) }).html
    }

    private func row(_ item: AgendaItem, _ t: Language) -> Table.Row {
        let words = SlotWords(zone: event.details.zone, t: t)
        let other = item.session
        let tags = Set(conflicts.filter { $0.concerns(other.id) }.map(\.kind))
        let marks = ConflictKind.allCases.filter(tags.contains).map {
            Tag(t($0.label), $0.severity.tone)
        }
        return Table.Row([
            "<span class=\"nowrap\">\(other.slot.map(words.times) ?? "")</span>", "\(words.place(item.room))",
            """
            <a href="\(url: AdminLinks.session(event.slug, other.key))">\(other.details.title)</a> \(marks, { "\($0) " })
            """,
            "\(item.speakers.map(\.person.displayName).joined(separator: ", "))",
        ])
    }
}
