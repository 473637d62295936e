import Domain
import HTML
import Pages
import TimeZones

struct PartnersPage: PageModel {
    struct Row {
        var calendar: PartnerCalendar
        /// Nil for a calendar beside all events.
        var series: Series?
        var entries: [PartnerEntry]
    }

    let rows: [Row]

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(.series), t("Calendars of partners"))
        page.steps = [Breadcrumbs.Step(t("Series"), AdminLinks.series())]
        page.content = """
            <p>\(t("What partners hold stands below our own events, on What’s on and on the page of its series. It is in none of our calendars."))</p>\
            \(content(visit))
            """
        return page
    }

    private func content(_ visit: Visit) -> HTML {
        let t = visit.t
        guard !rows.isEmpty else {
            return EmptyBlock(
                t("No calendars of partners yet"),
                t("On the machine of the installation: roundtable import ics FILE, with --series SLUG for a series.")
            ).html
        }
        let columns = [
            Table.Column(t("Title")), Table.Column(t("Series")), Table.Column(t("Entries"), isNumeric: true),
            Table.Column(t("Ended"), isNumeric: true), Table.Column(t("Imported")), Table.Column(t("Remove")),
        ]
        return Table(t("Calendars of partners"), columns: columns, rows: rows.map { row($0, visit) }).html
    }

    private func row(_ row: Row, _ visit: Visit) -> Table.Row {
        let t = visit.t
        let series: HTML =
            if let series = row.series {
                "<a href=\"\(url: AdminLinks.oneSeries(series.slug))\">\(series.details.title)</a>"
            } else {
                HTML(text: t("All events"))
            }
        let ended = row.entries.count { $0.endedAt != nil }
        return Table.Row([
            HTML(text: row.calendar.title), series, HTML(text: t.number(row.entries.count - ended)),
            HTML(text: t.number(ended)), HTML(text: t.dateAndTime(Zone.utc.wallClock(at: row.calendar.importedAt))),
            visit.may(.organise) ? acts(row.calendar, ended, visit) : "",
        ])
    }

    private func acts(_ calendar: PartnerCalendar, _ ended: Int, _ visit: Visit) -> HTML {
        let t = visit.t
        let remove = ActionLink(
            t("Remove"), AdminLinks.partnerDeletion(calendar.id), .plain, hiddenText: calendar.title)
        guard ended > 0 else { return remove.html }
        let form = PostForm(
            to: AdminLinks.partnerEndedDeletion(calendar.id), token: visit.token,
            buttons: Buttons(t("Remove what has ended"), .secondary))
        return "\(remove)\(form)"
    }
}

struct PartnerDeletionPage: PageModel {
    let calendar: PartnerCalendar
    let entries: Int

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(.series), t("Remove \(calendar.title)?"))
        page.steps = [
            Breadcrumbs.Step(t("Series"), AdminLinks.series()),
            Breadcrumbs.Step(t("Calendars of partners"), AdminLinks.partners()),
        ]
        let go = Message(
            count: entries, one: "{0} entry goes from our pages.", other: "{0} entries go from our pages.")
        page.content =
            Confirmation(
                consequences: [t(go), t("The partner’s own calendar stays as it is; its file can be imported again.")],
                to: AdminLinks.partnerDeletion(calendar.id), token: visit.token, act: t("Remove calendar"),
                back: AdminLinks.partners(), t
            ).html
        return page
    }
}
