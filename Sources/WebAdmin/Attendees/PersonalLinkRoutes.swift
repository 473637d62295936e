import Domain
import HTTP
import Pages

/// The personal link of an attendee.
enum PersonalLinkRoutes {
    static func make(_ visit: Visit, _ form: Form) async throws -> Response {
        let (event, row) = try await visit.write { tx in
            let event = try visit.event(tx)
            let row = try visit.attendee(in: event, tx)
            _ = try PersonalAgendas.link(of: row.attendee.id, in: event.id, tx)
            return (event, row)
        }
        return visit.done(
            "\(row.person.displayName) has a personal link.", to: AdminLinks.attendee(event.slug, row.attendee.id))
    }

    static func askRevocation(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            return visit.show(PersonalLinkRevocationPage(event: event, row: try visit.attendee(in: event, tx)))
        }
    }

    static func revoke(_ visit: Visit, _ form: Form) async throws -> Response {
        let (event, row) = try await visit.write { tx in
            let event = try visit.event(tx)
            let row = try visit.attendee(in: event, tx)
            try PersonalAgendas.revokeLink(of: row.attendee.id, in: event.id, tx)
            return (event, row)
        }
        return visit.done(
            "The personal link of \(row.person.displayName) was revoked.",
            to: AdminLinks.attendee(event.slug, row.attendee.id))
    }
}
