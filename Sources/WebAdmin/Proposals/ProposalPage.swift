import Domain
import HTML
import Pages
import TimeZones

/// The form that asks for a proposal, and what was found: before and after, what moves, and what found no place.
struct ProposalPage: PageModel {
    let event: Event
    let state: FormState
    /// Nil until it was searched for.
    let proposal: Proposal?
    /// What the proposal would bring that is not there now.
    let conflicts: [Conflict]
    let rooms: [Room]

    init(event: Event, state: FormState, proposal: Proposal? = nil, _ tx: any ReadTransaction) throws {
        self.event = event
        self.state = state
        self.proposal = proposal
        conflicts = try proposal.map { try Conflicts.brought(by: $0.changes, to: event, in: tx) } ?? []
        rooms = try tx.rooms.all(in: event.id)
    }

    private static let names: [Field] = ["task", "day_start", "day_end", "seconds", "seed"]

    /// The hours in which something takes place already; nine to five while nothing does.
    static func firstValues(_ items: [AgendaItem], _ event: Event) -> [Field: String] {
        let clocks = items.compactMap(\.session.slot).map { slot in
            (event.details.zone.wallClock(at: slot.start), event.details.zone.wallClock(at: slot.end))
        }.filter { $0.0.date == $0.1.date }
        let start = clocks.map(\.0.secondOfDay).min() ?? 9 * 3600
        let end = clocks.map(\.1.secondOfDay).max() ?? 17 * 3600
        let hasUnscheduled = items.contains { $0.session.slot == nil && $0.session.details.state != .cancelled }
        return [
            "task": (hasUnscheduled ? ProposalRequest.Task.fill : .repair).rawValue, "day_start": time(start),
            "day_end": time(end), "seconds": "2", "seed": "1",
        ]
    }

    private static func time(_ second: Int) -> String {
        let digits = { (number: Int) in number < 10 ? "0\(number)" : String(number) }
        return digits(second / 3600) + ":" + digits(second / 60 % 60)
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .agenda), t("Propose an agenda"))
        page.steps = [Breadcrumbs.Step(t("Agenda"), AdminLinks.agenda(event.slug))]
        page.problems = state.problems
        page.content = "\(proposal.map { found($0, visit) })\(form(visit))"
        return page
    }

    private func form(_ visit: Visit) -> HTML {
        let t = visit.t
        let tasks = ProposalRequest.Task.allCases.map { Choice($0.rawValue, t($0.label), hint: t($0.hint)) }
        let seconds = [2, 5, 10, 30].map { Choice(String($0), t.duration(seconds: $0)) }
        let form = EditForm(
            state: state, path: AdminLinks.proposal(event.slug), act: "Search", back: AdminLinks.agenda(event.slug),
            compared: []
        ).html(visit) { fields in
            """
            \(fields.radios("task", t("What to do"), tasks))\
            <div class="field-row">\(fields.time("day_start", t("Days begin at")))\
            \(fields.time("day_end", t("Days end at")))</div>\
            \(fields.select("seconds", t("Search for"), seconds))\
            \(fields.number("seed", t("Variant"), hint: t("Another number finds another of the good agendas.")))
            """
        }
        guard proposal != nil else { return form }
        return "<section aria-labelledby=\"again\"><h2 id=\"again\">\(t("Search again"))</h2>\(form)</section>"
    }

    private func found(_ proposal: Proposal, _ visit: Visit) -> HTML {
        let t = visit.t
        guard !proposal.changes.isEmpty || !proposal.unplaced.isEmpty else {
            return EmptyBlock(t("Nothing to change"), t("Nothing better was found than the draft as it is.")).html
        }
        return """
            <section aria-labelledby="found"><h2 id="found">\(t("What was found"))</h2>\(moves(proposal, t))\
            \(scores(proposal, t))\(changes(proposal, visit))</section>\(unplaced(proposal, t))
            """
    }

    private func moves(_ proposal: Proposal, _ t: Language) -> HTML {
        guard let fewest = proposal.fewestMoves else { return "" }
        let moves = Message(
            count: proposal.moves, one: "{0} session moves away from where it was.",
            other: "{0} sessions move away from where they were.")
        let floor: Message =
            fewest >= proposal.moves
            ? "No plan can do with fewer."
            : Message(count: fewest, one: "At least {0} must.", other: "At least {0} must.")
        return "<p>\(t(moves)) \(t(floor))</p>"
    }

    private func scores(_ proposal: Proposal, _ t: Language) -> HTML {
        let aims: [(Message, KeyPath<ProposalScore, Int>)] = [
            ("Sessions without a place", \.unplaced), ("Pairs of one track at the same time", \.tracksAtOnce),
            ("People without a seat", \.seatsShort), ("Walks that are too short", \.shortWalks),
            ("Attendees wanted in two places", \.wishesLost), ("Minutes in which rooms wait", \.idleMinutes),
        ]
        let columns = [
            Table.Column(t("Aim")), Table.Column(t("Before"), isNumeric: true),
            Table.Column(t("After"), isNumeric: true),
        ]
        let rows = aims.map { aim, value in
            Table.Row([
                "\(t(aim))", "\(t.number(proposal.before[keyPath: value]))",
                "\(t.number(proposal.after[keyPath: value]))",
            ])
        }
        return Table(t("Before and after"), columns: columns, rows: rows).html
    }

    private func changes(_ proposal: Proposal, _ visit: Visit) -> HTML {
        let t = visit.t
        guard !proposal.changes.isEmpty else { return "" }
        let block = SlotChangesBlock(event: event, changes: proposal.changes)
        let kept = Self.names.map { ($0.rawValue, state.text($0) ?? "") }
        let form = PostForm(
            to: AdminLinks.proposalApplication(event.slug), token: visit.token, hidden: kept + [block.hidden],
            buttons: Buttons(
                t(
                    Message(
                        count: proposal.changes.count, one: "Apply {0} change", other: "Apply {0} changes")),
                cancel: ActionLink(t("Discard"), AdminLinks.agenda(event.slug), .plain)))
        return """
            \(block.table(t("What would change"), t))\
            \(BroughtConflicts(event: event, rooms: rooms, conflicts: conflicts).html(visit))\(form)
            """
    }

    private func unplaced(_ proposal: Proposal, _ t: Language) -> HTML {
        guard !proposal.unplaced.isEmpty else { return "" }
        let rows = proposal.unplaced.map { unplaced in
            let session = unplaced.item.session
            return Table.Row([
                "<a href=\"\(url: AdminLinks.session(event.slug, session.key))\">\(session.details.title)</a>",
                "\(t(unplaced.reason))",
            ])
        }
        return """
            <section aria-labelledby="unplaced"><h2 id="unplaced">\(t("Without a place")) \
            <span class="count">\(t.number(rows.count))</span></h2>\
            \(Table(t("Without a place"), columns: [.init(t("Session")), .init(t("Why"))], rows: rows))</section>
            """
    }
}
