import BulkImport
import Domain
import HTTP
import HTTPTypes
import Pages

/// An upload that a request names, in its event, and what can be done with it.
struct ImportUpload {
    let visit: Visit
    let event: Event
    let token: String
    let pending: PendingImports.Pending
    private let all: PendingImports

    /// Without a token the request's path has it. Throws ``DomainError/notFound(_:)`` for one that is not there, or somebody else's.
    init(_ visit: Visit, _ all: PendingImports, _ token: String? = nil) throws {
        self.visit = visit
        self.all = all
        event = try visit.read(visit.event)
        self.token = token ?? visit.request.parameters["token"] ?? ""
        guard let pending = all.find(self.token, event: event.id, by: visit.administrator.id) else {
            throw PendingImports.gone
        }
        self.pending = pending
    }

    var path: String { AdminLinks.importPreview(event.slug, token) }

    func update(_ change: (inout PendingImports.Pending) -> Void) { all.update(token, change) }

    /// The beginning of the file, read as it is to be read.
    func sample(columns: [ColumnName] = []) throws -> ListSample {
        do {
            return try ListSample(of: pending.input(), pending.kind, pending.form, columns: columns)
        } catch let error as InputError {
            throw DomainError.unavailable(error.message)
        }
    }

    /// How a file with these headings was read last.
    func memory(of sample: ListSample) throws -> ColumnMemory? {
        guard let name = sample.memoryName else { return nil }
        return try visit.read { try $0.imports.columns(pending.kind.rawValue, name) }
    }

    var importer: Importer {
        Importer(pending.kind, event: event.slug, zones: visit.environment.zones, by: visit.rights)
    }

    /// Begins to look at what would happen, with the columns as they are told now.
    func look() throws {
        try all.look(token) { pending in
            try start(pending, ImportOptions(isDryRun: true, columns: pending.columns ?? [], form: pending.form))
        }
    }

    /// Applies the file as it was looked at in this run; false when that was not the last look at it.
    func apply(run: String, skipsBadRows: Bool) throws -> Bool {
        try all.apply(token, run: run) { pending, shown in
            var options = shown.options
            options.isDryRun = false
            options.skipsBadRows = skipsBadRows
            return try start(pending, options)
        }
    }

    private func start(_ pending: PendingImports.Pending, _ options: ImportOptions) throws -> ImportJob {
        ImportJob.start(importer, try pending.upload(), options, to: visit.environment.store, by: visit.author)
    }
}
