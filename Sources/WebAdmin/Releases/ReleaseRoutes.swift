import BulkImport
import Domain
import HTTP
import HTTPTypes
import Pages

/// The releases of an event's agenda: made, looked at, compared, gone back to.
enum ReleaseRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.releases, .look, handler: list)
        routes.get(AdminLinks.newRelease, .organise, handler: showNew)
        routes.post(AdminLinks.releases, .organise, handler: make)
        routes.get(AdminLinks.release, .look, handler: show)
        routes.get(AdminLinks.releaseAudience, .organise, handler: showAudience)
        routes.get(AdminLinks.releaseAudienceFile, .organise, handler: exportAudience)
        routes.get(AdminLinks.agendaComparison, .look, handler: compare)
        routes.get(AdminLinks.draftReset, .organise, handler: askReset)
        routes.post(AdminLinks.draftReset, .organise, handler: reset)
    }

    static func list(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let releases = try tx.releases.all(in: event.id)
            return visit.show(
                ReleasesPage(
                    event: event, releases: releases, draft: try .draft(of: event, since: releases.first, tx),
                    isDue: try Releases.isDue(for: event.id, in: tx)))
        }
    }

    static func showNew(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let name = Releases.suggestedName(after: try tx.releases.all(in: event.id))
            return visit.show(try NewReleasePage(event, FormState(["name": name]), tx))
        }
    }

    static func make(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (event, release) = try await visit.write { tx in
                let event = try visit.event(tx)
                try DraftMark.require(form, event, tx)
                var reader = form.reader
                return (event, try Releases.make(try ReleaseDetails.read(&reader), of: event.id, tx))
            }
            return visit.done(
                "Release \(release.name) is out. Below: who must hear of it.",
                to: AdminLinks.releaseAudience(event.slug, release.number))
        } refused: { state, tx in
            try NewReleasePage(try visit.event(tx), state, tx)
        }
    }

    static func show(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let release = try visit.release(in: event, tx)
            let comparison = try AgendaComparison.since(release, of: event, tx)
            return visit.show(
                ReleasePage(
                    event: event, release: release, comparison: comparison,
                    sessions: try Releases.agenda(of: release, in: tx).items.count,
                    isNewest: try tx.releases.newest(in: event.id)?.number == release.number))
        }
    }

    static func compare(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let releases = try tx.releases.all(in: event.id)
            let sides = try AgendaComparison.asked(visit.request.query, of: event, among: releases, tx)
            return visit.show(
                ComparisonPage(
                    event: event, releases: releases, comparison: sides,
                    isChosen: visit.request.query["from"] != nil))
        }
    }

    static func showAudience(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let release = try visit.release(in: event, tx)
            let audience = try AgendaComparison.since(release, of: event, tx).audience(at: event, in: tx)
            return visit.show(AudiencePage(event: event, release: release, audience: audience))
        }
    }

    static func exportAudience(_ visit: Visit) throws -> Response {
        var bytes: [UInt8] = []
        let name = try visit.read { tx in
            let event = try visit.event(tx)
            let release = try visit.release(in: event, tx)
            let audience = try AgendaComparison.since(release, of: event, tx).audience(at: event, in: tx)
            var table = AudienceTable(zone: event.details.zone) { bytes += $0 }
            try table.write(audience)
            return "\(event.slug)-release-\(release.number)-audience.csv"
        }
        return Response(
            headers: [
                .contentType: "text/csv; charset=utf-8", .contentDisposition: "attachment; filename=\"\(name)\"",
            ], body: .bytes(bytes))
    }

    static func askReset(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            return visit.show(try DraftResetPage(event, try visit.release(in: event, tx), problems: [], tx))
        }
    }

    static func reset(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let (event, release) = try await visit.write { tx in
                let event = try visit.event(tx)
                let release = try visit.release(in: event, tx)
                try DraftMark.require(form, event, tx)
                try Releases.resetDraft(of: event.id, to: release.number, tx)
                return (event, release)
            }
            return visit.done("The draft is as release \(release.name) again.", to: AdminLinks.agenda(event.slug))
        } refused: { state, tx in
            let event = try visit.event(tx)
            return try DraftResetPage(event, try visit.release(in: event, tx), problems: state.problems, tx)
        }
    }
}

extension Visit {
    fileprivate func release(in event: Event, _ tx: any ReadTransaction) throws -> Release {
        guard let number = request.parameters["release"].flatMap({ Int($0) }) else {
            throw DomainError.notFound("There is no such release.")
        }
        return try Releases.found(number, of: event.id, in: tx)
    }
}
