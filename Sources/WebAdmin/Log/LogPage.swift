import Domain
import HTML
import Pages
import TimeZones

struct LogPage: PageModel {
    let query: LogQuery
    /// The newest first; one more than is shown when there are older ones.
    let entries: [LogEntry]
    let events: LogEvents
    let choices: LogChoices

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(query.place.map { .event($0, .log) } ?? .installation(.log), t("Log"))
        page.meta =
            query.place == nil
            ? t("Who changed what, and from where. Times are in UTC.")
            : t("Who changed what in this event, and from where. Times are those of the venue.")
        page.problems = query.problems
        page.actions = [ActionLink(t("Export as CSV"), query.file)]
        page.content = "\(panel(t))\(list(t))"
        return page
    }

    private func panel(_ t: Language) -> FilterPanel {
        let form = FormFields(t, problems: query.problems, values: query.query.values)
        let titles = choices.events.map { Choice($0.slug.description, $0.details.title) }
        let authors = choices.authors.map { Choice($0, $0) }
        return FilterPanel(
            query.path, form: form, search: ("q", t("Search by the name of what was changed")),
            fields: """
                \(if: query.place == nil, form.select("event", t("Event"), titles, none: t("All events")))\
                \(form.select("by", t("Who"), authors, none: t("Everybody")))\
                \(form.select("kind", t("Kind"), LogKind.allCases.map { Choice($0.rawValue, t($0.label)) }, none: t("All kinds")))\
                \(form.select("verb", t("Act"), LogVerb.allCases.map { Choice($0.rawValue, t($0.label)) }, none: t("All acts")))\
                \(form.date("from", t("First day")))\(form.date("until", t("Last day")))
                """,
            chips: chips(t))
    }

    private func chips(_ t: Language) -> [FilterPanel.Chip] {
        let filter = query.filter
        let texts: [(name: String, text: String?)] = [
            ("q", filter.name.isEmpty ? nil : filter.name), ("event", query.chosen?.details.title),
            ("by", filter.author.isEmpty ? nil : filter.author), ("kind", filter.kind.map { t($0.label) }),
            ("verb", filter.verb.map { t($0.label) }),
            ("from", filter.from.map { _ in t("From \(query.query.text("from"))") }),
            ("until", filter.until.map { _ in t("Until \(query.query.text("until"))") }),
        ]
        return texts.compactMap { name, text in text.map { .init($0, without: query.without(name)) } }
    }

    private func list(_ t: Language) -> HTML {
        guard !entries.isEmpty else {
            if !chips(t).isEmpty {
                return EmptyBlock(t("No entry matches"), t("Take a filter away, or search for another word.")).html
            }
            return EmptyBlock(
                t("Nothing in the log yet"), t("Every change will be listed here, with who made it and when.")
            ).html
        }
        var columns = [
            Table.Column(t("What")), Table.Column(t("Changes")), Table.Column(t("Who")), Table.Column(t("When")),
        ]
        if query.place == nil { columns.insert(Table.Column(t("Event")), at: 1) }
        let rows = entries.prefix(LogRoutes.pageSize).map { row($0, t) }
        return "\(Table(t("Log"), columns: columns, rows: rows))\(steps(t))"
    }

    private func row(_ entry: LogEntry, _ t: Language) -> Table.Row {
        let words = LogWords(entry, event: events.event(of: entry), t)
        var cells: [HTML] = [
            "<a href=\"\(url: query.entry(entry.id))\">\(words.title)</a>", "\(words.fields)",
            "\(words.author)<br><span class=\"meta\">\(words.origin)</span>",
            "\(t.dateAndTime(query.zone.wallClock(at: entry.at)))",
        ]
        if query.place == nil { cells.insert("\(events.event(of: entry)?.details.title ?? "")", at: 1) }
        return Table.Row(cells)
    }

    /// The log is walked, not counted: it has a line for each row of each file that was ever brought in.
    private func steps(_ t: Language) -> HTML {
        let newest: HTML =
            query.before == nil
            ? "" : "<li><a class=\"pager-step\" href=\"\(url: query.newest)\">\(t("Newest entries"))</a></li>"
        let hasOlder = entries.count > LogRoutes.pageSize
        let older: HTML =
            if hasOlder, let last = entries.prefix(LogRoutes.pageSize).last {
                """
                <li><a class="pager-step" rel="next" href="\(url: query.older(than: last.id))">\(t("Older entries"))</a></li>
                """
            } else { "" }
        guard query.before != nil || hasOlder else { return "" }
        return "<div class=\"pager\"><nav aria-label=\"\(t("Pages"))\"><ul>\(newest)\(older)</ul></nav></div>"
    }
}
