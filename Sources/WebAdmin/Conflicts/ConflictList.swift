import Domain
import HTML
import Pages
import TimeZones

/// Conflicts as tables, with the ways to settle each.
struct ConflictList {
    let event: Event
    let visit: Visit
    private let words: ConflictWords
    private var t: Language { visit.t }
    private var canSettle: Bool { visit.may(.organise) }

    init(event: Event, rooms: [Room], visit: Visit) {
        self.event = event
        self.visit = visit
        words = ConflictWords(event: event, rooms: rooms, visit.t)
    }

    func table(_ conflicts: [Conflict], _ caption: String) -> Table {
        var columns = [Table.Column(t("What is wrong")), Table.Column(t("Sessions"))]
        if canSettle { columns.append(Table.Column(t("Actions"))) }
        return Table(caption, columns: columns, rows: conflicts.map(row))
    }

    /// Conflicts that are not there yet, so that there is nothing to be done about them.
    func told(_ conflicts: [Conflict], _ caption: String) -> Table {
        let columns = [Table.Column(t("What is wrong")), Table.Column(t("Severity"))]
        return Table(
            caption, columns: columns,
            rows: conflicts.map { conflict in
                let tone: Tag.Tone = conflict.severity == .error ? .bad : .warn
                return Table.Row([
                    "<span class=\"sentence\">\(t(conflict.sentence))</span>",
                    Tag(t(conflict.severity == .error ? "Error" : "Warning"), tone).html,
                ])
            })
    }

    private func row(_ conflict: Conflict) -> Table.Row {
        let sentence = t(conflict.sentence)
        let waive = ActionLink(
            t("Waive"), AdminLinks.conflictWaiver(event.slug, conflict.identity), .plain, hiddenText: sentence)
        return Table.Row(
            id: Self.anchor(conflict),
            ["<span class=\"sentence\">\(sentence)</span>", sessions(conflict), canSettle ? waive.html : ""])
    }

    func waivedTable(_ conflicts: [Conflict]) -> Table {
        var columns = [
            Table.Column(t("What is wrong")), Table.Column(t("Reason")), Table.Column(t("Sessions")),
        ]
        if canSettle { columns.append(Table.Column(t("Actions"))) }
        return Table(t("Waived conflicts"), columns: columns, rows: conflicts.map(waivedRow))
    }

    private func waivedRow(_ conflict: Conflict) -> Table.Row {
        let sentence = t(conflict.sentence)
        let takeBack = PostForm(
            to: AdminLinks.conflictWaiverDeletion(event.slug, conflict.identity), token: visit.token,
            buttons: Buttons(t("Take back"), .plain, hiddenText: sentence))
        let reason: HTML? = conflict.waiver.map { waiver in
            """
            \(TextBlock(waiver.reason))<span class="meta row-meta">\(words.author(of: waiver))<br>\
            \(t.dateAndTime(event.details.zone.wallClock(at: waiver.at)))</span>
            """
        }
        return Table.Row(
            id: Self.anchor(conflict),
            [
                "<span class=\"sentence\">\(sentence)</span><span class=\"meta row-meta\">\(t(conflict.kind.label))</span>",
                "\(reason)", sessions(conflict), canSettle ? takeBack.html : "",
            ])
    }

    private func sessions(_ conflict: Conflict) -> HTML {
        HTML("<ul class=\"parties\">\(conflict.parties, party)</ul>")
    }

    private func party(_ party: ConflictParty) -> HTML {
        let move = ActionLink(t("Move"), AdminLinks.slot(event.slug, party.key), .plain, hiddenText: party.title)
        return """
            <li><a href="\(url: words.path(party))">\(party.title)</a>\
            <span class="meta row-meta">\(words.place(party)) \(if: canSettle, move.html)</span></li>
            """
    }

    private static func anchor(_ conflict: Conflict) -> String { "conflict-\(conflict.identity)" }
}
