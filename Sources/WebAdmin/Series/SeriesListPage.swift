import Domain
import HTML
import Pages

struct SeriesListPage: PageModel {
    struct Row {
        var series: Series
        var events: [Event]
    }

    let rows: [Row]

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(.series), t("Series"), content: content(visit))
        if visit.may(.organise), !rows.isEmpty {
            page.actions = [ActionLink(t("New series"), AdminLinks.newSeries(), .primary, icon: .add)]
        }
        page.actions.append(ActionLink(t("Calendars of partners"), AdminLinks.partners()))
        return page
    }

    private func content(_ visit: Visit) -> HTML {
        let t = visit.t
        guard !rows.isEmpty else {
            return EmptyBlock(
                t("No series yet"),
                t("A series holds events that belong together: a monthly group, a yearly conference."),
                action: visit.may(.organise)
                    ? ActionLink(t("Create the first series"), AdminLinks.newSeries(), .primary, icon: .add) : nil
            ).html
        }
        let columns = [
            Table.Column(t("Title")), Table.Column(t("Events"), isNumeric: true), Table.Column(t("Latest")),
            Table.Column(t("Summary")),
        ]
        return Table(t("Series"), columns: columns, rows: rows.map { row($0, t) }).html
    }

    private func row(_ row: Row, _ t: Language) -> Table.Row {
        let latest = row.events.last.map { t.dates($0.details.firstDay, $0.details.lastDay) } ?? "–"
        return Table.Row([
            "<a href=\"\(url: AdminLinks.oneSeries(row.series.slug))\">\(row.series.details.title)</a>",
            "\(t.number(row.events.count))", "\(latest)", "\(row.series.details.summary)",
        ])
    }
}
