public import Domain
import Folders
import Glibc
public import TimeZones

/// Brings in a folder of CSV files: `people.csv`, `event.csv`, `rooms.csv`, `tracks.csv`, `sessions.csv`,
/// `speakers.csv`, `attendees.csv`, `seats.csv`, in this order, each when it is there, all in one transaction. The event is the
/// one in `event.csv`.
public struct FolderImporter: Sendable {
    private let folder: String
    private let zones: ZoneDatabase

    public init(_ folder: String, zones: ZoneDatabase = .system) {
        self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        self.zones = zones
    }

    /// The files of a folder, in the order in which they are read.
    public static let files: [(name: String, kind: ImportKind)] = [
        ("people.csv", .people), ("event.csv", .events), ("rooms.csv", .rooms), ("tracks.csv", .tracks),
        ("sessions.csv", .sessions), ("speakers.csv", .speakers), ("attendees.csv", .attendees),
        ("seats.csv", .seats),
    ]

    /// The folder itself when it has an `event.csv`, otherwise those of its folders that have one, by name.
    ///
    /// Throws ``InputError`` when the folder cannot be read.
    public static func programmes(in folder: String) throws -> [String] {
        if isFile(folder + "/event.csv") { return [folder] }
        let names: [String]
        do throws(Folder.Failure) { names = try Folder.names(in: folder) } catch {
            throw InputError(folder, code: error.code)
        }
        return names.filter { !$0.hasPrefix(".") && isFile("\(folder)/\($0)/event.csv") }.sorted()
            .map { "\(folder)/\($0)" }
    }

    private static func isFile(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Imports the folder and reports on each file of it, up to the first with refused rows.
    public func apply(
        _ options: ImportOptions = ImportOptions(), to store: any Store, by author: LogAuthor = .commandLine
    ) async throws -> [ImportReport] {
        do {
            return try await store.write(by: author) { tx in try run(options, in: tx) }
        } catch let rollback as ImportRolledBack {
            return rollback.reports
        }
    }

    /// As ``apply(_:to:)``, in a transaction of the caller's. Throws ``ImportRolledBack`` when nothing may be kept.
    public func run(
        _ options: ImportOptions = ImportOptions(), in tx: any WriteTransaction
    ) throws -> [ImportReport] {
        var reports: [ImportReport] = []
        var event: Slug?
        for (name, kind) in Self.files where Self.isFile("\(folder)/\(name)") {
            let importer = Importer(kind, event: event, zones: zones)
            let report = try importer.takeLogged(.file("\(folder)/\(name)"), options, in: tx)
            reports.append(report)
            if !options.accepts(report) { throw ImportRolledBack(reports: reports) }
            if kind == .events { event = try onlyEvent(of: report) }
        }
        if reports.isEmpty { throw DomainError.notFound("There is no event.csv in \(folder).") }
        if options.isDryRun { throw ImportRolledBack(reports: reports) }
        if options.releases {
            reports[reports.count - 1].releases = try Releases.makeDue(for: event.map { [$0] } ?? [], in: tx)
        }
        return reports.map { report in
            var report = report
            report.isKept = true
            return report
        }
    }

    private func onlyEvent(of report: ImportReport) throws -> Slug {
        guard let slug = report.events.first, report.events.count == 1 else {
            throw DomainError.conflict("\(report.source) must hold one event; it holds \(report.events.count).")
        }
        return slug
    }
}
