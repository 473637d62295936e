import Domain
import HTTP
import Pages

/// The calendars of partners: looked at and taken away; the command line brings them in.
enum PartnerRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.partners, .look, handler: list)
        routes.get(AdminLinks.partnerDeletion, .organise, handler: askDeletion)
        routes.post(AdminLinks.partnerDeletion, .organise, handler: delete)
        routes.post(AdminLinks.partnerEndedDeletion, .organise, handler: deleteEnded)
    }

    static func list(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let rows = try tx.partners.calendars().map { calendar in
                PartnersPage.Row(
                    calendar: calendar, series: try calendar.series.flatMap { try tx.series.find($0) },
                    entries: try tx.partners.entries(of: calendar.id),
                    following: try tx.partners.following(of: calendar.id))
            }
            return visit.show(PartnersPage(rows: rows))
        }
    }

    static func askDeletion(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let calendar = try visit.partner(tx)
            return visit.show(
                PartnerDeletionPage(calendar: calendar, entries: try tx.partners.entries(of: calendar.id).count))
        }
    }

    static func delete(_ visit: Visit, _ form: Form) async throws -> Response {
        let calendar = try await visit.write { tx in try Partners.remove(try visit.partner(tx).id, tx) }
        return visit.done("\(calendar.title) was removed.", to: AdminLinks.partners())
    }

    static func deleteEnded(_ visit: Visit, _ form: Form) async throws -> Response {
        let count = try await visit.write { tx in try Partners.removeEnded(of: try visit.partner(tx).id, tx) }
        return visit.done(
            Message(count: count, one: "{0} entry was removed.", other: "{0} entries were removed."),
            to: AdminLinks.partners())
    }
}

extension Visit {
    func partner(_ tx: any ReadTransaction) throws -> PartnerCalendar {
        let id = request.parameters["partner"].flatMap { ID<PartnerCalendar>($0) }
        return try Partners.found(id ?? .unsaved, in: tx)
    }
}
