import Domain
import HTML
import HTTP
import Pages
import TimeZones

/// Changes of slots that are looked at before they are applied: a table, and the text by which the form that applies them
/// says exactly what was looked at.
struct SlotChangesBlock {
    let event: Event
    let changes: [SlotChange]

    /// The field of the form.
    static let field = "changes"

    func table(_ caption: String, _ t: Language) -> HTML {
        let words = SlotWords(zone: event.details.zone, t: t)
        let columns = [
            Table.Column(t("Session")), Table.Column(t("Was")), Table.Column(t("Will be")), Table.Column(t("Length")),
        ]
        return Table(caption, columns: columns, rows: changes.map { row($0, words) }).html
    }

    var hidden: (name: String, value: String) {
        (Self.field, changes.map(\.planned.text).joined(separator: "\n"))
    }

    /// The changes of a form that was sent; throws ``DomainError/invalid(_:)`` when they are none.
    static func planned(_ form: Form) throws(DomainError) -> [PlannedSlot] {
        let lines = (form[field] ?? "").split(whereSeparator: \.isNewline)
        let planned = lines.compactMap { PlannedSlot(text: $0) }
        guard planned.count == lines.count, !planned.isEmpty else {
            throw .conflict("What was looked at did not arrive whole. Look at it again.")
        }
        return planned
    }

    private func row(_ change: SlotChange, _ words: SlotWords) -> Table.Row {
        let t = words.t
        let session = change.item.session
        let was = change.from.map { [words.when($0), words.place(change.item.room)].joined(separator: ", ") }
        let will = change.to.map { [words.when($0), words.place(change.room)].joined(separator: ", ") }
        let length = change.to.map { t.duration(minutes: Int($0.length / 60)) } ?? ""
        let shorter = change.minutesShorter > 0 ? t("\(change.minutesShorter) minutes less") : ""
        return Table.Row([
            "<a href=\"\(url: AdminLinks.session(event.slug, session.key))\">\(session.details.title)</a>",
            "\(was ?? t("Unscheduled"))", "\(will ?? t("Unscheduled"))",
            "\(length)\(if: !shorter.isEmpty, " <span class=\"meta\">\(shorter)</span>")",
        ])
    }
}
