import Domain
import HTTP
import Pages
import TimeZones

/// An agenda that is proposed or put right by the engine: looked at first, then applied as one change.
enum ProposalRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.proposal, .organise, handler: show)
        routes.post(AdminLinks.proposal, .organise, handler: search)
        routes.post(AdminLinks.proposalApplication, .organise, handler: apply)
    }

    static func show(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let state = FormState(ProposalPage.firstValues(try Agenda.items(of: event.id, in: tx), event))
            return visit.show(try ProposalPage(event: event, state: state, tx))
        }
    }

    /// Searches beside the loop. Nothing is stored: the page holds what was found.
    static func search(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            var reader = form.reader
            let request = try ProposalRequest.read(&reader)
            let (event, setting) = try visit.read { tx in
                let event = try visit.event(tx)
                return (event, try ProposalSetting(request, for: event, in: tx))
            }
            let background = visit.environment.background
            let proposal = try await background.run { try setting.search(elapsed: background.stopwatch()) }
            return try visit.read { tx in
                visit.show(
                    try ProposalPage(
                        event: event, state: FormState(refused: form, [], isClash: false), proposal: proposal, tx))
            }
        } refused: { state, tx in
            try ProposalPage(event: try visit.event(tx), state: state, tx)
        }
    }

    static func apply(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let planned = try SlotChangesBlock.planned(form)
            let (event, moved) = try await visit.write { tx in
                let event = try visit.event(tx)
                return (event, try Agenda.apply(planned, in: event.id, tx).count)
            }
            return visit.done(
                Message(
                    count: moved, one: "{0} session has its new place in the draft.",
                    other: "{0} sessions have their new places in the draft."), to: AdminLinks.agenda(event.slug))
        } refused: { state, tx in
            try ProposalPage(event: try visit.event(tx), state: state, tx)
        }
    }
}
