import Domain
import HTTP
import Pages

/// What is decided about an event as a whole.
enum SettingsRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.settings, .organise, handler: show)
        routes.post(AdminLinks.settings, .organise, handler: update)
        routes.post(AdminLinks.archiving, .organise, handler: archive)
        routes.post(AdminLinks.archivingDeletion, .organise, handler: restore)
    }

    static func show(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let state = FormState(try values(event, tx), version: event.version)
            return visit.show(SettingsPage(event: event, series: try tx.series.all(), state: state))
        }
    }

    static func update(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let event = try await visit.write { tx in
                let old = try visit.event(tx)
                let details = try EventForm.read(form, over: old.details, zones: visit.environment.zones, in: tx)
                return try Events.update(old.id, to: details, expecting: form.version, in: tx)
            }
            return visit.done("\(event.details.title) was saved.", to: AdminLinks.event(event.slug))
        } refused: { state, tx in
            let event = try visit.event(tx)
            let refused = state.over(try values(event, tx), version: event.version)
            return SettingsPage(event: event, series: try tx.series.all(), state: refused)
        }
    }

    static func archive(_ visit: Visit, _ form: Form) async throws -> Response {
        let event = try await visit.write { tx in try Events.archive(try visit.event(tx).id, in: tx) }
        return visit.done(
            "\(event.details.title) was archived.", to: AdminLinks.settings(event.slug),
            undo: visit.undo(AdminLinks.archivingDeletion(event.slug)))
    }

    static func restore(_ visit: Visit, _ form: Form) async throws -> Response {
        let event = try await visit.write { tx in try Events.restore(try visit.event(tx).id, in: tx) }
        return visit.done(
            "\(event.details.title) is back, as a draft.", to: AdminLinks.settings(event.slug),
            undo: visit.undo(AdminLinks.archiving(event.slug)))
    }

    private static func values(_ event: Event, _ tx: any ReadTransaction) throws -> [Field: String] {
        EventFields.values(event.details, series: try event.details.series.flatMap { try tx.series.find($0) })
    }
}
