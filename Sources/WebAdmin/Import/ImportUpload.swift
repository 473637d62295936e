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

    var importer: Importer { Importer(pending.kind, event: event.slug, zones: visit.environment.zones) }

    /// Begins a run with the columns as they are told now, unless one is under way.
    func start(isDryRun: Bool, skipsBadRows: Bool = false) throws {
        _ = try all.start(token) { pending in
            let options = ImportOptions(
                isDryRun: isDryRun, skipsBadRows: skipsBadRows, columns: pending.columns ?? [], form: pending.form)
            return ImportJob.start(
                importer, try pending.upload(), options, to: visit.environment.store, by: visit.author)
        }
    }
}
