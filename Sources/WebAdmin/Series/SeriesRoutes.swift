import Domain
import HTTP
import Pages

/// The series of the installation.
enum SeriesRoutes {
    static func register(on routes: inout AdminRoutes) {
        routes.get(AdminLinks.series, .look, handler: list)
        routes.get(AdminLinks.newSeries, .organise, handler: showNew)
        routes.post(AdminLinks.series, .organise, handler: create)
        routes.get(AdminLinks.oneSeries, .look, handler: show)
        routes.get(AdminLinks.editSeries, .organise, handler: showEdit)
        routes.post(AdminLinks.oneSeries, .organise, handler: update)
        routes.get(AdminLinks.seriesDeletion, .organise, handler: askDeletion)
        routes.post(AdminLinks.seriesDeletion, .organise, handler: delete)
    }

    static func list(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let rows = try tx.series.all().map { SeriesListPage.Row(series: $0, events: try tx.events.inSeries($0.id)) }
            return visit.show(SeriesListPage(rows: rows))
        }
    }

    static func showNew(_ visit: Visit) throws -> Response {
        visit.show(SeriesFormPage(series: nil, state: FormState()))
    }

    static func create(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let series = try await visit.write { tx in
                var reader = form.reader
                return try SeriesVerbs.create(try SeriesDetails.read(&reader), in: tx)
            }
            return visit.done("\(series.details.title) was added.", to: AdminLinks.oneSeries(series.slug))
        } refused: { state, _ in
            SeriesFormPage(series: nil, state: state)
        }
    }

    static func show(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let series = try visit.series(tx)
            return visit.show(SeriesPage(series: series, events: try tx.events.inSeries(series.id)))
        }
    }

    static func showEdit(_ visit: Visit) throws -> Response {
        let series = try visit.read(visit.series)
        return visit.show(
            SeriesFormPage(series: series, state: FormState(SeriesFormPage.values(series), version: series.version)))
    }

    static func update(_ visit: Visit, _ form: Form) async throws -> Response {
        try await visit.submit(form) {
            let series = try await visit.write { tx in
                let old = try visit.series(tx)
                var reader = form.reader
                let details = try SeriesDetails.read(&reader, over: old.details)
                return try SeriesVerbs.update(old.id, to: details, expecting: form.version, in: tx)
            }
            return visit.done("\(series.details.title) was saved.", to: AdminLinks.oneSeries(series.slug))
        } refused: { state, tx in
            let series = try visit.series(tx)
            return SeriesFormPage(
                series: series, state: state.over(SeriesFormPage.values(series), version: series.version))
        }
    }

    static func askDeletion(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let series = try visit.series(tx)
            return visit.show(
                SeriesDeletionPage(series: series, events: try tx.events.inSeries(series.id).count))
        }
    }

    static func delete(_ visit: Visit, _ form: Form) async throws -> Response {
        let series = try await visit.write { tx in
            let series = try visit.series(tx)
            try SeriesVerbs.delete(series.id, in: tx)
            return series
        }
        return visit.done("\(series.details.title) was deleted.", to: AdminLinks.series())
    }
}
