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
        /// Nil for a calendar that was brought in as a file.
        var following: Following?
    }

    let rows: [Row]

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(.series), t("Calendars of partners"))
        page.steps = [Breadcrumbs.Step(t("Series"), AdminLinks.series())]
        if visit.may(.organise) {
            page.actions = [
                ActionLink(
                    t("Follow a calendar"), AdminLinks.newPartner(), rows.isEmpty ? .secondary : .primary, icon: .add)
            ]
        }
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
                t(
                    "Follow one on the web, or bring in a file on the machine of the installation: roundtable import ics FILE."
                )
            ).html
        }
        let columns = [
            Table.Column(t("Title")), Table.Column(t("Series")), Table.Column(t("Entries"), isNumeric: true),
            Table.Column(t("Ended"), isNumeric: true), Table.Column(t("State")), Table.Column(t("Actions")),
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
            HTML(text: t.number(ended)), FollowingCell(row: row, visit: visit).html,
            visit.may(.organise) ? acts(row, ended, visit) : "",
        ])
    }

    private func acts(_ row: Row, _ ended: Int, _ visit: Visit) -> HTML {
        let t = visit.t
        let (id, title) = (row.calendar.id, row.calendar.title)
        let edit = ActionLink(t("Edit"), AdminLinks.editPartner(id), .plain, hiddenText: title)
        let remove = ActionLink(t("Remove"), AdminLinks.partnerDeletion(id), .plain, hiddenText: title)
        var forms: [PostForm] = []
        if let following = row.following {
            forms.append(form(AdminLinks.partnerLook(id), t("Look now"), title, visit))
            let stop = following.isOn ? t("Stop following") : t("Forget the address")
            forms.append(form(AdminLinks.partnerFollowingDeletion(id), stop, title, visit))
        }
        if ended > 0 {
            forms.append(form(AdminLinks.partnerEndedDeletion(id), t("Remove what has ended"), title, visit))
        }
        return "<div class=\"row-actions\">\(edit) \(remove)\(forms)</div>"
    }

    private func form(_ path: String, _ label: String, _ title: String, _ visit: Visit) -> PostForm {
        PostForm(to: path, token: visit.token, buttons: Buttons(label, .plain, hiddenText: title))
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
