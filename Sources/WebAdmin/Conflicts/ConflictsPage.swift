import Domain
import HTML
import Pages

/// The conflicts by severity, then kind; those that are waived apart.
struct ConflictsPage: PageModel {
    let event: Event
    let rooms: [Room]
    let conflicts: [Conflict]
    let filter: ConflictFilter
    let query: ListQuery

    /// How many of a kind are shown beside others; the kind on its own is shown page by page.
    static let mostOfKind = 50

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .agenda), t("Conflicts"))
        page.steps = [Breadcrumbs.Step(t("Agenda"), AdminLinks.agenda(event.slug))]
        if !conflicts.isEmpty { page.meta = t(conflicts.summary) }
        page.content = conflicts.isEmpty ? empty(t) : "\(panel(t))\(lists(visit))"
        return page
    }

    private func empty(_ t: Language) -> HTML {
        EmptyBlock(
            t("No conflicts"),
            t("Rooms, people and times on the agenda go together. What stops doing so is listed here."),
            action: ActionLink(t("Go to the agenda"), AdminLinks.agenda(event.slug))
        ).html
    }

    private func panel(_ t: Language) -> FilterPanel {
        let form = FormFields(t, values: query.values)
        let severities = ConflictSeverity.allCases.map { Choice($0.rawValue, t($0.label)) }
        let kinds = ConflictKind.allCases.map { Choice($0.rawValue, t($0.label)) }
        var chips: [FilterPanel.Chip] = []
        if let severity = filter.severity {
            chips.append(.init(t(severity.label), without: query.with(("severity", ""))))
        }
        if let kind = filter.kind { chips.append(.init(t(kind.label), without: query.with(("kind", "")))) }
        return FilterPanel(
            AdminLinks.conflicts(event.slug), form: form,
            fields: """
                \(form.select("severity", t("Severity"), severities, none: t("All")))\
                \(form.select("kind", t("Kind"), kinds, none: t("All kinds")))
                """,
            chips: chips)
    }

    private func lists(_ visit: Visit) -> HTML {
        let t = visit.t
        let shown = conflicts.filter(filter.contains)
        guard !shown.isEmpty else {
            return EmptyBlock(t("No conflict of this kind"), t("Take a filter away to see the others.")).html
        }
        let open = shown.filter { !$0.isWaived }
        let list = ConflictList(event: event, rooms: rooms, visit: visit)
        let sections = ConflictSeverity.allCases.map { severity in
            section(severity, open.filter { $0.severity == severity }, list, t)
        }
        return "\(sections, { $0 })\(waived(shown.filter(\.isWaived), list, t))"
    }

    private func section(
        _ severity: ConflictSeverity, _ conflicts: [Conflict], _ list: ConflictList, _ t: Language
    ) -> HTML {
        if conflicts.isEmpty { return "" }
        let groups = Dictionary(grouping: conflicts, by: \.kind)
        let kinds = ConflictKind.allCases.compactMap { kind in groups[kind].map { (kind, $0) } }
        return """
            <section aria-labelledby="\(severity.rawValue)"><h2 id="\(severity.rawValue)">\(t(severity.label)) \
            <span class="count">\(t.number(conflicts.count))</span></h2>\(kinds, { group($0.0, $0.1, list, t) })</section>
            """
    }

    private func group(_ kind: ConflictKind, _ conflicts: [Conflict], _ list: ConflictList, _ t: Language) -> HTML {
        let isAlone = filter.kind != nil
        let request = query.page(size: isAlone ? 200 : Self.mostOfKind)
        let shown = isAlone ? conflicts.dropFirst(request.offset).prefix(request.size) : conflicts.prefix(request.size)
        let all = ActionLink(
            t("All \(conflicts.count) of this kind"), query.with(("kind", kind.rawValue)), .plain,
            hiddenText: t(kind.label))
        return """
            <h3>\(t(kind.label)) <span class="count">\(t.number(conflicts.count))</span></h3>\
            \(list.table(Array(shown), t(kind.label)))\
            \(if: isAlone, Pager(request, total: conflicts.count, t) { query.with(("page", String($0))) }.html)\
            \(if: !isAlone && shown.count < conflicts.count, "<p>\(all)</p>")
            """
    }

    private func waived(_ conflicts: [Conflict], _ list: ConflictList, _ t: Language) -> HTML {
        if conflicts.isEmpty { return "" }
        return """
            <section aria-labelledby="waived"><h2 id="waived">\(t("Waived")) \
            <span class="count">\(t.number(conflicts.count))</span></h2>\
            <p>\(t("A waiver ends when one of its sessions is moved."))</p>\(list.waivedTable(conflicts))</section>
            """
    }
}
