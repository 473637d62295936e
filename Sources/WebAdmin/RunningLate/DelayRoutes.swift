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
            let (event, moved, release) = try await visit.write { tx in
                let event = try visit.event(tx)
                var reader = form.reader
                let delay = try Delay.read(&reader, in: try .of(event, in: tx))
                let moved = try Agenda.apply(planned, in: event.id, tx).count
                let release = form["live"] == "yes" ? try Self.release(delay, of: event, visit.t, tx) : nil
                return (event, moved, release)
            }
            return visit.done(
                told(moved, release), to: QueryText.path(AdminLinks.agenda(event.slug), [("day", form["day"] ?? "")]))
        } refused: { state, tx in
            let event = try visit.event(tx)
            return try DelayPage(
                visit, event, values: DelayReading { form[$0.rawValue] }, problems: state.problems, tx)
        }
    }

    private static func told(_ count: Int, _ release: Release?) -> Message {
        if let release {
            return Message(
                count: count, one: "{0} session was moved, and release {1} tells everybody.",
                other: "{0} sessions were moved, and release {1} tells everybody.", .text(release.name))
        }
        return Message(
            count: count, one: "{0} session was moved in the draft. The public sees it with the next release.",
            other: "{0} sessions were moved in the draft. The public sees them with the next release.")
    }

    private static func release(
        _ delay: Delay, of event: Event, _ t: Language, _ tx: any WriteTransaction
    ) throws -> Release {
        let name = Releases.suggestedName(after: try tx.releases.all(in: event.id))
        let time = t.time(event.details.zone.wallClock(at: delay.from))
        let comment =
            delay.minutes > 0
            ? t("Running late: \(delay.minutes) minutes from \(time).")
            : t("Running ahead: \(-delay.minutes) minutes from \(time).")
        return try Releases.make(ReleaseDetails(name: name, comment: comment), of: event.id, tx)
    }
}
