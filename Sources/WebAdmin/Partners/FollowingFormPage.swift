import Domain
import HTML
import Pages
import TimeZones

/// The form of a partner's calendar: of one to follow, or of one that is there.
struct FollowingFormPage: PageModel {
    /// Nil for one to follow.
    let calendar: PartnerCalendar?
    let series: [Series]
    let state: FormState

    static func values(_ calendar: PartnerCalendar, _ following: Following?, _ series: Series?) -> [Field: String] {
        [
            "title": calendar.title, "series": series?.slug.description ?? "",
            "url": following?.details.address.description ?? "", "zone": following?.details.zone?.identifier ?? "",
            "every": following?.details.minutes.map(String.init) ?? "",
        ]
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(
            .installation(.series), calendar.map { t("Edit \($0.title)") } ?? t("Follow a calendar"))
        page.steps = [
            Breadcrumbs.Step(t("Series"), AdminLinks.series()),
            Breadcrumbs.Step(t("Calendars of partners"), AdminLinks.partners()),
        ]
        page.problems = state.problems
        page.content = EditForm(
            state: state, path: calendar.map { AdminLinks.partner($0.id) } ?? AdminLinks.partnerPreview(),
            act: calendar == nil ? "Look at it first" : "Save changes", back: AdminLinks.partners()
        ).html(visit) { fields(of: $0, t) }
        return page
    }

    private func fields(of fields: FormFields, _ t: Language) -> HTML {
        let choices = series.map { Choice($0.slug.description, $0.details.title) }
        let isNew = calendar == nil
        return """
            \(fields.text(
                "url", t("Address"),
                hint: isNew
                    ? t("Where the partner publishes the calendar: https, http or webcal.")
                    : t("Where the partner publishes the calendar. Empty: it is not followed."),
                optional: !isNew, spellcheck: false))\
            \(fields.text(
                "title", t("Title"), hint: isNew ? t("Empty: what the calendar calls itself.") : nil, optional: isNew,
                width: .long))\
            \(fields.select("series", t("Series"), choices, none: t("All events")))\
            \(fields.text(
                "zone", t("Time zone"),
                hint: t("Of times that name none, such as Europe/London. Most calendars name theirs."), optional: true,
                width: .long, spellcheck: false))\
            \(fields.number(
                "every", t("Minutes between looks"), hint: t("\(FollowingDetails.allowedMinutes.lowerBound) to \(FollowingDetails.allowedMinutes.upperBound). Empty: as the calendar asks."), optional: true))
            """
    }
}

/// What following a calendar would bring, before anything is kept.
struct FollowingPreviewPage: PageModel {
    let plan: PartnerPlan
    let warnings: [FoundCalendar.Warning]
    /// What was typed, to be sent again.
    let typed: [(name: String, value: String)]

    private static let mostShown = 100

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.installation(.series), t("Follow \(plan.title)?"))
        page.steps = [
            Breadcrumbs.Step(t("Series"), AdminLinks.series()),
            Breadcrumbs.Step(t("Calendars of partners"), AdminLinks.partners()),
        ]
        let form = PostForm(
            to: AdminLinks.partners(), token: visit.token, hidden: typed,
            buttons: Buttons(t("Follow calendar"), cancel: ActionLink(t("Cancel"), AdminLinks.partners(), .plain)))
        page.content = "\(counts(t))\(known(t))\(warnings(t))\(entries(t))\(form)"
        return page
    }

    private func counts(_ t: Language) -> HTML {
        let kinds: [(PartnerPlan.Kind, String)] = [
            (.new, t("New")), (.changed, t("Changed")), (.unchanged, t("Unchanged")), (.ended, t("Ended")),
            (.older, t("Older than what is known")),
        ]
        let rows = kinds.filter { plan.count($0.0) > 0 || $0.0 == .new }.map {
            SummaryList.Row($0.1, t.number(plan.count($0.0)))
        }
        return SummaryList(rows).html
    }

    private func known(_ t: Language) -> HTML {
        plan.calendar == nil
            ? ""
            : "<p>\(t("There is a calendar of this title already, brought in as a file. It will be followed from now on."))</p>"
    }

    private func warnings(_ t: Language) -> HTML {
        guard !warnings.isEmpty else { return "" }
        return """
            <h2>\(t("Odd, but taken"))</h2><ul>\(warnings.prefix(20), {
                "<li>\(t("Line \($0.line): \($0.text)"))</li>"
            })</ul>
            """
    }

    private func entries(_ t: Language) -> HTML {
        let steps = plan.steps.filter { $0.kind != .unchanged && $0.kind != .older }
        guard !steps.isEmpty else { return "" }
        let rows = steps.prefix(Self.mostShown).map { step in
            Table.Row([
                HTML(text: step.details.title), HTML(text: when(step.details.time, t)), HTML(text: step.details.place),
                HTML(text: label(step.kind, t)),
            ])
        }
        let columns = [t("Title"), t("When"), t("Where"), t("What")].map { Table.Column($0) }
        let more = steps.count - rows.count
        return """
            \(Table(t("Entries"), columns: columns, rows: rows))\
            \(if: more > 0, "<p class=\"meta\">\(t(Message(count: more, one: "and {0} more", other: "and {0} more")))</p>")
            """
    }

    private func label(_ kind: PartnerPlan.Kind, _ t: Language) -> String {
        switch kind {
        case .new: t("New")
        case .changed: t("Changed")
        case .ended: t("Ended")
        case .unchanged, .older: t("Unchanged")
        }
    }

    private func when(_ time: PartnerTime, _ t: Language) -> String {
        switch time {
        case .days(let first, let last): return t.dates(first, last)
        case .time(let start, _, let zone):
            return t("\(t.dateAndTime(zone.wallClock(at: start))) (\(zone.identifier))")
        }
    }
}
