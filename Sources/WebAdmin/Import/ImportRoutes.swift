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
        routes.post(AdminLinks.importApplication, .organise, handler: importing.apply)
    }

    static func showForm(_ visit: Visit) throws -> Response {
        let event = try visit.read(visit.event)
        let kind = ImportKind(rawValue: visit.request.query["kind"] ?? "") ?? .attendees
        return visit.show(ImportFormPage(event: event, state: FormState(["kind": kind.rawValue])))
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
            ImportFormPage(event: try visit.event(tx), state: state)
        }
    }

    func showPreview(_ visit: Visit) async throws -> Response {
        let event = try visit.read(visit.event)
        let (token, waiting) = try found(visit, in: event)
        let report = try await run(waiting, in: event, ImportOptions(isDryRun: true), visit)
        return visit.show(ImportPreviewPage(event: event, token: token, report: report))
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
