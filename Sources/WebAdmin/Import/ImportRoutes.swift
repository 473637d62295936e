import BulkImport
import Domain
import HTTP
import HTTPTypes
import Pages

/// Bringing a file into an event: upload, match the columns, look, apply.
struct ImportRoutes: Sendable {
    let pending: PendingImports

    static func register(on routes: inout AdminRoutes) {
        let importing = ImportRoutes(pending: PendingImports())
        routes.get(AdminLinks.importing, .organise, handler: showForm)
        routes.upload(AdminLinks.importing, .organise, handler: importing.upload)
        routes.get(AdminLinks.importPreview, .organise, handler: importing.show)
        routes.get(AdminLinks.importProgress, .organise, handler: importing.progress)
        routes.get(AdminLinks.importRefusals, .organise, handler: importing.refusals)
        routes.post(AdminLinks.importApplication, .organise, isKept: false, handler: importing.apply)
        ImportColumnRoutes.register(on: &routes, importing.pending)
        ImportRecordRoutes.register(on: &routes)
    }

    static func showForm(_ visit: Visit) throws -> Response {
        try visit.read { tx in
            let event = try visit.event(tx)
            let kind = ImportKind(rawValue: visit.request.query["kind"] ?? "") ?? .attendees
            let latest = try tx.imports.latest(in: event.id, limit: LatestImports.most)
            return visit.show(ImportFormPage(event: event, state: FormState(["kind": kind.rawValue]), latest: latest))
        }
    }

    /// Keeps the file; its columns come next, when it has any.
    func upload(_ visit: Visit, _ form: Form, _ files: [UploadedFile]) async throws -> Response {
        try await visit.submit(form) {
            let event = try visit.read(visit.event)
            let (file, kind) = try ImportForm.read(form, files)
            let token = pending.keep(
                .init(file: file, kind: kind, event: event.id, administrator: visit.administrator.id, since: visit.now))
            if kind.hasColumns { return .seeOther(AdminLinks.importColumns(event.slug, token)) }
            let upload = try ImportUpload(visit, pending, token)
            try upload.look()
            return .seeOther(upload.path)
        } refused: { state, tx in
            let event = try visit.event(tx)
            let latest = try tx.imports.latest(in: event.id, limit: LatestImports.most)
            return ImportFormPage(event: event, state: state, latest: latest)
        }
    }

    /// What is known of the file: nothing yet, how far its run is, what it would do, what it did.
    func show(_ visit: Visit) async throws -> Response {
        let upload = try ImportUpload(visit, pending)
        guard let job = upload.pending.job else {
            return .seeOther(AdminLinks.importColumns(upload.event.slug, upload.token))
        }
        try await job.wait(atMost: visit.environment.importPatience)
        guard let outcome = job.outcome else { return visit.show(ImportProgressPage(upload: upload, job: job)) }
        let report: ImportReport
        do {
            report = try outcome.get()
        } catch {
            upload.update { $0.job = nil }
            throw error
        }
        guard report.isKept else {
            return visit.show(
                ImportPreviewPage(event: upload.event, token: upload.token, run: job.name, report: report),
                status: job.options.isDryRun ? .ok : .conflict)
        }
        upload.update { $0.file = nil }
        let path = report.number.map { AdminLinks.importRecord(upload.event.slug, $0) }
        return visit.done(ImportWords.done(report), to: path ?? ImportWords.list(report.kind, upload.event))
    }

    /// How far the run is, again and again until it has ended, as server-sent events (HTML, 9.2). After half a minute the
    /// stream ends, and the browser asks for the next.
    func progress(_ visit: Visit) async throws -> Response {
        let upload = try ImportUpload(visit, pending)
        let job = upload.pending.job
        let t = visit.t
        return Response(
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: .stream(length: nil) { writer in
                for _ in 0..<100 {
                    guard let job, job.outcome == nil else {
                        return try await writer.write(Array("event: ended\ndata: {}\n\n".utf8))
                    }
                    var data = JSONWriter()
                    data.object { members in
                        members.member("text", ImportWords.pace(job, t))
                        members.member("share", ImportWords.share(job))
                    }
                    try await writer.write(Array("data: ".utf8) + data.bytes + Array("\n\n".utf8))
                    try await Task.sleep(for: .milliseconds(300))
                }
            })
    }

    /// The refused rows as a file, to be put right and sent again.
    func refusals(_ visit: Visit) async throws -> Response {
        let upload = try ImportUpload(visit, pending)
        guard var options = upload.pending.job?.options else { throw PendingImports.gone }
        let table = RefusalTable()
        options.isDryRun = true
        options.refusedRow = { table.add($0) }
        _ = try await upload.importer.apply(
            upload.pending.input(), options, to: visit.environment.store, by: visit.author)
        return Response(
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"\(upload.pending.kind.rawValue)-refused.csv\"",
            ], body: .bytes(table.bytes))
    }

    func apply(_ visit: Visit, _ form: Form) async throws -> Response {
        let upload = try ImportUpload(visit, pending)
        guard upload.pending.job != nil else { throw PendingImports.gone }
        let isBegun = try upload.apply(run: form["run"] ?? "", skipsBadRows: form["skip_bad_rows"] == "1")
        // A second press finds the first one's work, which may have begun since this request did.
        let isAtWork = try ImportUpload(visit, pending).pending.job?.isKeptOrMayBe == true
        if isBegun || isAtWork { return .seeOther(upload.path) }
        return visit.done(
            "Nothing was imported: the file was looked at anew since. This is what would happen now.", to: upload.path,
            tone: .warn)
    }
}
