import Domain
import HTML
import HTTP
import Pages
import TimeZones

/// The form of a delay, and below it what would move.
struct DelayPage: PageModel {
    let event: Event
    let rooms: [Room]
    let days: [CivilDate]
    let values: [Field: String]
    let problems: [FieldProblem]
    /// Nil until the form can be read.
    let plan: DelayPlan?
    /// What the plan would bring.
    let conflicts: [Conflict]
    /// Changes in the draft that a release would show, too.
    let unreleased: Int

    init(
        _ visit: Visit, _ event: Event, values reading: DelayReading?, problems: [FieldProblem] = [],
        _ tx: any ReadTransaction
    ) throws {
        self.event = event
        unreleased = try Releases.unreleased(of: event.id, in: tx).changes.count
        let setting = try EventSetting.of(event, in: tx)
        let items = try Agenda.items(of: event.id, in: tx)
        let days = AgendaDays(event: event, items: items)
        rooms = setting.rooms
        self.days = days.all
        guard let reading else {
            values = Self.firstValues(visit, event, days)
            self.problems = problems
            plan = nil
            conflicts = []
            return
        }
        values = reading.values
        let (plan, found) = Self.plan(reading, for: items, in: setting)
        self.plan = plan
        conflicts = try plan.map { try Conflicts.brought(by: $0.moves, to: event, in: tx) } ?? []
        self.problems = problems.isEmpty ? found : problems
    }

    /// Today from now on while the event is on, else its first day.
    private static func firstValues(_ visit: Visit, _ event: Event, _ days: AgendaDays) -> [Field: String] {
        let wall = event.details.zone.wallClock(at: visit.now)
        let day = days.day(asked: visit.request.query["day"] ?? "", now: visit.now)
        let time = String(wall.text.dropFirst("2011-11-29 ".count).prefix("09:30".count))
        return [
            "day": day.iso8601, "from": day == wall.date ? time : "", "minutes": "15",
            "remedy": Delay.Remedy.shift.rawValue,
        ]
    }

    private static func plan(
        _ reading: DelayReading, for items: [AgendaItem], in setting: EventSetting
    ) -> (DelayPlan?, [FieldProblem]) {
        var reader = FieldReader(reading.typed)
        guard let delay = try? Delay.read(&reader, in: setting) else { return (nil, reader.problems) }
        return (DelayPlan(delay, for: items, zone: setting.event.details.zone), [])
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(
            .event(event, .agenda), plan == nil ? t("Running late") : t("Running late: what would move"))
        page.steps = [Breadcrumbs.Step(t("Agenda"), AdminLinks.agenda(event.slug))]
        page.problems = problems
        page.content = "\(form(t))\(plan.map { preview($0, visit) })"
        return page
    }

    private func form(_ t: Language) -> HTML {
        let fields = FormFields(t, problems: problems, values: values)
        let remedies = Delay.Remedy.allCases.map { Choice($0.rawValue, t($0.label), hint: t($0.rule)) }
        return """
            <form method="get" action="\(url: AdminLinks.delay(event.slug))">\
            <div class="field-row">\(fields.select("day", t("Day"), days.map { Choice($0.iso8601, t.day($0)) }))\
            \(fields.text("from", t("From"), hint: t("Such as 14:00."), width: .short, autocomplete: "off"))\
            \(fields.text(
                "minutes", t("Minutes late"), hint: t("Below zero: ahead."), width: .short, autocomplete: "off"))</div>\
            \(fields.select(
                "room", t("Room"), rooms.map { Choice($0.details.name, $0.details.name) }, none: t("All rooms"),
                hint: t("One room is moved until all rooms gather again.")))\
            \(fields.radios("remedy", t("What then"), remedies))\
            \(Buttons(t("Show what would move"), .secondary, cancel: back(t)))</form>
            """
    }

    private func back(_ t: Language) -> ActionLink {
        ActionLink(
            t("Cancel"), QueryText.path(AdminLinks.agenda(event.slug), [("day", values["day"] ?? "")]), .plain)
    }

    private func preview(_ plan: DelayPlan, _ visit: Visit) -> HTML {
        let t = visit.t
        guard !plan.moves.isEmpty else {
            return EmptyBlock(t("Nothing moves"), t("Nothing is on at that time or later on that day.")).html
        }
        let block = SlotChangesBlock(event: event, changes: plan.moves)
        return """
            <section aria-labelledby="preview"><h2 id="preview">\(t("What would move")) \
            <span class="count">\(t.number(plan.moves.count))</span></h2><p>\(left(plan, t))</p>\
            \(block.table(t("What would move"), t))\(BroughtConflicts(event: event, rooms: rooms, conflicts: conflicts).html(visit))\
            \(application(block, visit))</section>
            """
    }

    private func left(_ plan: DelayPlan, _ t: Language) -> String {
        switch plan.minutesLeft {
        case 0: t("The delay is made up: what comes last ends when it was to end.")
        case ..<0:
            t(
                Message(
                    count: -plan.minutesLeft, one: "What comes last ends {0} minute earlier.",
                    other: "What comes last ends {0} minutes earlier."))
        default:
            t(
                Message(
                    count: plan.minutesLeft, one: "What comes last ends {0} minute later.",
                    other: "What comes last ends {0} minutes later."))
        }
    }

    private var live: Message {
        if unreleased == 0 { return "Pages and calendars then show the new times." }
        return Message(
            count: unreleased,
            one: "Pages and calendars then show the new times, and {0} other change that waits in the draft.",
            other: "Pages and calendars then show the new times, and {0} other changes that wait in the draft.")
    }

    private func application(_ block: SlotChangesBlock, _ visit: Visit) -> HTML {
        let t = visit.t
        let fields = FormFields(t, idPrefix: "apply-", values: values)
        let hidden = DelayReading.names.filter { $0 != "live" }.map { ($0.rawValue, values[$0] ?? "") }
        return PostForm(
            to: AdminLinks.delay(event.slug), token: visit.token, hidden: hidden + [block.hidden],
            buttons: Buttons(t("Move them"), cancel: back(t)),
            content: fields.checkbox(
                "live",
                Choice("yes", t("Live: release it at once"), hint: t(live)))
        ).html
    }
}
