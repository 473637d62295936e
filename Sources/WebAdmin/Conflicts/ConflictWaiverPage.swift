import Domain
import HTML
import Pages

/// The form that allows a conflict.
struct ConflictWaiverPage: PageModel {
    let event: Event
    let rooms: [Room]
    let conflict: Conflict
    let state: FormState

    /// `refused` is the form that was sent, nil when it is first shown.
    init(_ visit: Visit, refused: FormState?, _ tx: any ReadTransaction) throws {
        event = try visit.event(tx)
        rooms = try tx.rooms.all(in: event.id)
        conflict = try visit.conflict(in: event, tx)
        state = refused ?? FormState(["reason": conflict.waiver?.reason ?? ""])
    }

    func page(_ visit: Visit) -> AdminPage {
        let t = visit.t
        var page = AdminPage(.event(event, .agenda), t("Waive a conflict"))
        page.steps = [
            Breadcrumbs.Step(t("Agenda"), AdminLinks.agenda(event.slug)),
            Breadcrumbs.Step(t("Conflicts"), AdminLinks.conflicts(event.slug)),
        ]
        page.tags = [Tag(t(conflict.kind.label), conflict.severity.tone)]
        page.problems = state.problems
        page.content = """
            <p>\(t(conflict.sentence))</p>\(SummaryList(facts(t)))\
            <p>\(t("Waived, it is no longer counted and stops no release. That ends when one of its sessions is moved."))</p>\
            \(form(visit))
            """
        return page
    }

    private func facts(_ t: Language) -> [SummaryList.Row] {
        let words = ConflictWords(event: event, rooms: rooms, t)
        return conflict.parties.map { party in
            SummaryList.Row(
                party.title, words.place(party),
                action: ActionLink(
                    t("Move"), AdminLinks.slot(event.slug, party.key), .plain, hiddenText: party.title))
        }
    }

    private func form(_ visit: Visit) -> HTML {
        EditForm(
            state: state, path: AdminLinks.conflictWaiver(event.slug, conflict.identity), act: "Waive conflict",
            back: AdminLinks.conflicts(event.slug)
        ).html(visit) { fields in
            let longest = ConflictWaiver.longestReason
            return fields.textArea(
                "reason", visit.t("Why this is allowed"), hint: visit.t("At most \(longest) characters."), rows: 3)
        }
    }
}
