import BulkImport
import Domain
import HTTP
import HTTPTypes
import Pages

/// Bringing a file into an event: upload, look, apply.
struct ImportRoutes: Sendable {
    private let pending = PendingImports()

    static func register(on routes: inout AdminRoutes) {
        let importing = ImportRoutes()
        routes.get(AdminLinks.importing, .organise, handler: showForm)
        routes.upload(AdminLinks.importing, .organise, handler: importing.preview)
        routes.get(AdminLinks.importPreview, .organise, handler: importing.showPreview)
        routes.get(AdminLinks.importRefusals, .organise, handler: importing.refusals)
        routes.post(AdminLinks.importApplication, .organise, handler: importing.apply)
        ImportUndoRoutes.register(on: &routes)
    }

    static func showForm(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let kind = ImportKind(rawValue: visit.request.query["kind"] ?? "") ?? .attendees
            let latest = try tx.imports.latest(in: event.id, limit: LatestImports.most)
            return visit.show(ImportFormPage(event: event, state: FormState(["kind": kind.rawValue]), latest: latest))
        }
    }

    /// Keeps the file and shows what it would do.
    func preview(_ visit: Visit, _ form: Form, _ files: [UploadedFile]) async throws -> Response {
        try await visit.submit(form) {
            let event = try visit.read(visit.event)
            let (file, kind) = try ImportForm.read(form, files)
            let token = pending.keep(
                .init(file: file, kind: kind, event: event.id, administrator: visit.administrator.id, since: visit.now))
            return .seeOther(AdminLinks.importPreview(event.slug, token))
        } refused: { state, tx in
            let event = try visit.event(tx)
            let latest = try tx.imports.latest(in: event.id, limit: LatestImports.most)
            return ImportFormPage(event: event, state: state, latest: latest)
        }
    }

    func showPreview(_ visit: Visit) async throws -> Response {
        let event = try visit.read(visit.event)
        let (token, waiting) = try found(visit, in: event)
        let report = try await run(waiting, in: event, ImportOptions(isDryRun: true), visit)
        return visit.show(ImportPreviewPage(event: event, token: token, report: report))
    }

    /// The refused rows as a file, to be put right and sent again.
    func refusals(_ visit: Visit) async throws -> Response {
        let event = try visit.read(visit.event)
        let (_, waiting) = try found(visit, in: event)
        let table = RefusalTable()
        var options = ImportOptions(isDryRun: true)
        options.refusedRow = { table.add($0) }
        _ = try await run(waiting, in: event, options, visit)
        return Response(
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"\(waiting.kind.rawValue)-refused.csv\"",
            ], body: .bytes(table.bytes))
    }

    func apply(_ visit: Visit, _ form: Form) async throws -> Response {
        let event = try visit.read(visit.event)
        let (token, waiting) = try found(visit, in: event)
        let options = ImportOptions(skipsBadRows: form["skip_bad_rows"] == "1")
        let report = try await run(waiting, in: event, options, visit)
        guard report.isKept else {
            return visit.show(ImportPreviewPage(event: event, token: token, report: report), status: .conflict)
        }
        pending.forget(token)
        return visit.done(ImportWords.done(report), to: ImportWords.list(report.kind, event))
    }

    private func found(_ visit: Visit, in event: Event) throws -> (String, PendingImports.Pending) {
        let token = visit.request.parameters["token"] ?? ""
        guard let waiting = pending.find(token, event: event.id, by: visit.administrator.id) else {
            throw DomainError.notFound("This upload is no longer here. Choose the file again.")
        }
        return (token, waiting)
    }

    private func run(
        _ waiting: PendingImports.Pending, in event: Event, _ options: ImportOptions, _ visit: Visit
    ) async throws -> ImportReport {
        let importer = Importer(waiting.kind, event: event.slug, zones: visit.environment.zones)
        let input = ImportInput.file(waiting.file.path, name: waiting.file.filename)
        return try await importer.apply(input, options, to: visit.environment.store, by: visit.author)
    }
}
