import Domain
import HTML
import Pages
import TimeZones

/// One entry, with what each field was before and after.
struct LogEntryPage: PageModel {
    let entry: LogEntry
    /// The event that it belongs to.
    let event: Event?
    /// Whether it is shown as a part of the event's log.
    private let isOfEvent: Bool

    init(entry: LogEntry, events: LogEvents, _ visit: Visit) {
        self.entry = entry
        event = events.event(of: entry)
        isOfEvent = visit.eventInHand != nil
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        let words = LogWords(entry, event: event, t)
        var page: AdminPage
        if let event, isOfEvent {
            page = AdminPage(.event(event, .log), words.title)
            page.steps = [Breadcrumbs.Step(t("Log"), AdminLinks.eventLog(event.slug))]
        } else {
            page = AdminPage(.installation(.log), words.title)
            page.steps = [Breadcrumbs.Step(t("Log"), AdminLinks.log())]
        }
        page.content = "\(facts(words, t))\(changes(words, t))"
        return page
    }

    private func facts(_ words: LogWords, _ t: Language) -> SummaryList {
        let zone = isOfEvent ? event?.details.zone ?? .utc : .utc
        let when = t.dateAndTime(zone.wallClock(at: entry.at))
        var rows: [SummaryList.Row] = [
            .init(t("Who"), words.author), .init(t("When"), zone == .utc ? t("\(when) UTC") : when),
            .init(t("From"), words.origin),
        ]
        rows.append(.init(t("Event"), event?.details.title ?? ""))
        rows.append(.init(t("Number"), entry.object.id.map(String.init) ?? ""))
        return SummaryList(rows)
    }

    private func changes(_ words: LogWords, _ t: Language) -> HTML {
        guard !entry.changes.isEmpty else { return "" }
        let columns = [Table.Column(t("Field")), Table.Column(t("Before")), Table.Column(t("After"))]
        let rows = entry.changes.map { change in
            Table.Row([
                "\(t(change.field.label))", cell(words.value(change.field, change.before)),
                cell(words.value(change.field, change.after)),
            ])
        }
        return """
            <section aria-labelledby="changes"><h2 id="changes">\(t("What changed"))</h2>\
            \(Table(t("What changed"), columns: columns, rows: rows))</section>
            """
    }

    private func cell(_ text: String) -> HTML {
        text.isEmpty ? "<span class=\"meta\">–</span>" : TextBlock(text).html
    }
}
