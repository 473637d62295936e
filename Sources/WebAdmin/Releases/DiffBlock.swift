import Domain
import HTML
import Pages
import TimeZones

/// The differences of two agendas: one row a session, with what happened to it in words.
struct DiffBlock {
    let diff: AgendaDiff
    let event: Event
    /// What the two agendas are called: `Release 2 and the draft`.
    let caption: String

    /// Said of a release that changes what no list tells.
    static let unlisted: Message = "Only what is shown beside sessions changes: places, order or addresses."

    func html(_ t: Language) -> HTML {
        let words = SlotWords(zone: event.details.zone, t: t)
        let columns = [Table.Column(t("Session")), Table.Column(t("Change")), Table.Column(t("What"))]
        let rows = diff.changes.map { row($0, words) }
        return Table(caption, columns: columns, rows: rows).html
    }

    /// How many there are of each kind, as one line: `3 new, 1 cancelled`.
    static func summary(_ diff: AgendaDiff, _ t: Language) -> String {
        AgendaChange.Kind.allCases.compactMap { kind in
            let count = diff.count(kind)
            return count == 0 ? nil : t("\(kind.label): \(t.number(count))")
        }.joined(separator: " · ")
    }

    private func row(_ change: AgendaChange, _ words: SlotWords) -> Table.Row {
        let session = change.item.session
        let title: HTML =
            change.after == nil
            ? "\(session.details.title)"
            : "<a href=\"\(url: AdminLinks.session(event.slug, session.key))\">\(session.details.title)</a>"
        let tags = change.kinds.map { Tag(words.t($0.label), $0.tone) }
        let lines = change.kinds.map { line($0, change, words) }
        return Table.Row([title, "\(tags, { "\($0) " })", lines.joined(separator: "<br>")])
    }

    private func line(_ kind: AgendaChange.Kind, _ change: AgendaChange, _ words: SlotWords) -> HTML {
        let t = words.t
        let before = change.before.map { place($0, words) } ?? ""
        let after = change.after.map { place($0, words) } ?? ""
        switch kind {
        case .new: return "\(after)"
        case .cancelled: return "\(t("Was: \(before)"))"
        case .moved: return "<del>\(before)</del> <ins>\(after)</ins>"
        case .retitled: return "\(t("Was called “\(change.before?.session.details.title ?? "")”"))"
        case .speakers: return people(change, t)
        case .edited: return "\(t("Kind, track, abstract, or what is said of a speaker"))"
        }
    }

    private func place(_ item: AgendaItem, _ words: SlotWords) -> String {
        guard let slot = item.session.slot else { return words.t("Unscheduled") }
        return [words.when(slot), words.place(item.room)].joined(separator: ", ")
    }

    private func people(_ change: AgendaChange, _ t: Language) -> HTML {
        let named = { (parts: [SessionSpeaker]) in
            parts.map { t("\($0.person.displayName) (\($0.speaker.role.label))") }.joined(separator: ", ")
        }
        let (gone, come) = (named(change.speakersRemoved), named(change.speakersAdded))
        return "\(if: !gone.isEmpty, "<del>\(gone)</del> ")\(if: !come.isEmpty, "<ins>\(come)</ins>")"
    }
}

extension AgendaChange.Kind {
    var tone: Tag.Tone {
        switch self {
        case .new: .ok
        case .cancelled: .bad
        case .moved: .warn
        case .retitled, .speakers: .info
        case .edited: .plain
        }
    }
}
