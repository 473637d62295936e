import Domain
import HTTP
import Pages
import TimeZones

/// A day that runs late: looked at first, then applied as one change.
enum DelayRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.delay, .organise, handler: show)
        routes.post(AdminLinks.delay, .organise, handler: apply)
    }

    /// The form; with its fields in the query, what applying it would do.
    static func show(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            guard visit.request.query["minutes"] != nil else {
                return visit.show(try DelayPage(visit, event, values: nil, tx))
            }
            let query = visit.request.query
            let reading = DelayReading { query[$0.rawValue] }
            return visit.show(try DelayPage(visit, event, values: reading, tx))
        }
    }

    static func apply(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let planned = try SlotChangesBlock.planned(form)
            let (event, moved, live) = try await visit.write { tx in
                let event = try visit.event(tx)
                var reader = form.reader
                let delay = try Delay.read(&reader, in: try .of(event, in: tx))
                let moved = try Agenda.apply(planned, in: event.id, tx).count
                let live = form["live"] == "yes" ? try Self.release(delay, of: event, visit.t, tx) : .notAsked
                return (event, moved, live)
            }
            return visit.done(
                told(moved, live), to: QueryText.path(AdminLinks.agenda(event.slug), [("day", form["day"] ?? "")]),
                tone: live.isStopped ? .warn : .ok)
        } refused: { state, tx in
            let event = try visit.event(tx)
            return try DelayPage(
                visit, event, values: DelayReading { form[$0.rawValue] }, problems: state.problems, tx)
        }
    }

    /// What became of the release that a live change asks for.
    private enum Live: Sendable {
        case notAsked
        case released(String)
        /// The draft is moved all the same: a release waits until somebody settles or waives what the move brought.
        case stopped(Message)

        var isStopped: Bool { if case .stopped = self { true } else { false } }
    }

    private static func told(_ count: Int, _ live: Live) -> Message {
        let moved = Message(
            count: count, one: "{0} session was moved in the draft.", other: "{0} sessions were moved in the draft.")
        switch live {
        case .notAsked: return "\(moved) The public sees it with the next release."
        case .released(let name): return "\(moved) Release \(name) is out and tells everybody."
        case .stopped(let reason): return "\(moved) It could not be released: \(reason)"
        }
    }

    private static func release(
        _ delay: Delay, of event: Event, _ t: Language, _ tx: any WriteTransaction
    ) throws -> Live {
        let name = Releases.suggestedName(after: try tx.releases.all(in: event.id))
        let time = t.time(event.details.zone.wallClock(at: delay.from))
        let comment =
            delay.minutes > 0
            ? t("Running late: \(delay.minutes) minutes from \(time).")
            : t("Running ahead: \(-delay.minutes) minutes from \(time).")
        do {
            return .released(
                try Releases.make(ReleaseDetails(name: name, comment: comment), of: event.id, tx).name)
        } catch DomainError.conflict(let reason) {
            return .stopped(reason)
        }
    }
}
