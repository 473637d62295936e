import ArgumentParser
import BulkImport
import Domain
import Store

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Brings in a CSV or JSON file, or a folder of CSV files.",
        discussion: """
            A row whose key is known changes what is there, any other is new; a second run changes nothing. \
            With refused rows nothing is kept, unless they are to be skipped. `--undo` takes whole imports back by their \
            numbers. docs/import.md describes the columns.
            """)

    @Argument(
        help:
            "What the file lists: events, rooms, tracks, sessions, speakers, people, attendees, seats; schedule, for the schedule.xml or schedule.json of pretalx, frab and their kind; programme, for a folder; ics, for a partner's calendar."
    )
    var kind: FileKind?

    @Argument(help: "The file, - for standard input; for programme the folder, or a folder of such folders.")
    var file: String?

    @OptionGroup var event: EventOptions
    @OptionGroup var calendar: CalendarOptions
    @Flag(help: .option("Do everything, report, and keep nothing.", variable: "DRY_RUN"))
    var dryRun = false
    @Flag(help: .option("Keep the good rows although others are refused.", variable: "SKIP_BAD_ROWS"))
    var skipBadRows = false
    @Flag(help: .option("Release the agendas that this changes, under the next name.", variable: "RELEASE"))
    var release = false
    @Option(
        help: .option(
            "A column of another name, COLUMN= for one to leave aside; may be repeated. In the variable they are separated by semicolons.",
            variable: "MAP", valueName: "column=field"))
    var map: [String] = []
    @Option(
        help: ArgumentHelp(
            "Take back the import of this number, instead of bringing in a file; or several together: 7-12, or 7,9.",
            valueName: "id"))
    var undo: String?
    @Flag(help: "List the latest imports with their numbers.")
    var latest = false
    @OptionGroup(title: "How the file is written") var form: FormOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let output = ReportOutput(isJSON: try output.isJSON())
        if latest { return try listLatest(output) }
        if let undo { return try await undoImport(undo, output) }
        guard let fileKind = kind, let file else { throw UsageError("Say what the file lists, and name the file.") }
        if fileKind == .ics { return try await importCalendar(file) }
        let options = try options(fileKind)
        guard let kind = fileKind.kind else { return try await importProgramme(file, options, output) }
        let slug = try event.slug(for: kind)
        let store = try Database(path: database.path()).open(.create)
        defer { store.close() }
        let input: ImportInput = file == "-" ? .standardInput : .file(file)
        let report = try await Importer(kind, event: slug).apply(input, options, to: store)
        Terminal.endProgress()
        try output.tell([report])
    }

    private func importCalendar(_ file: String) async throws {
        let calendar = CalendarImport(
            file: file, options: calendar, isDryRun: try Environment.process.flag("DRY_RUN", given: dryRun),
            isJSON: try output.isJSON())
        let store = try Database(path: database.path()).open(.create)
        defer { store.close() }
        try await calendar.run(in: store)
    }

    private func options(_ kind: FileKind) throws -> ImportOptions {
        let environment = Environment.process
        let texts = map.isEmpty ? environment.text("MAP")?.split(separator: ";").map(String.init) ?? [] : map
        if kind == .programme || kind == .schedule, !texts.isEmpty {
            throw UsageError("--map is for a list with columns, not for a \(kind.rawValue).")
        }
        var options = ImportOptions(
            isDryRun: try environment.flag("DRY_RUN", given: dryRun),
            skipsBadRows: try environment.flag("SKIP_BAD_ROWS", given: skipBadRows),
            releases: try environment.flag("RELEASE", given: release),
            columns: try kind.kind.map { kind in try texts.map { try ColumnName($0, for: kind) } } ?? [],
            form: try form.stated())
        if kind == .programme, options.form.format == .json {
            throw UsageError("A programme is a folder of CSV files; bring JSON files in one by one.")
        }
        if Terminal.isWatched {
            let pace = ImportPace()
            options.progress = { Terminal.show(progress: pace.text($0)) }
        }
        return options
    }

    private func undoImport(_ text: String, _ output: ReportOutput) async throws {
        guard kind == nil else { throw UsageError("--undo takes an import back; it goes without a file.") }
        guard let ids = Self.numbers(text) else {
            throw UsageError("--undo takes the number of an import, or several: 7-12, or 7,9.")
        }
        let store = try Database(path: database.path()).open(.refuse)
        defer { store.close() }
        try output.tell(try await ImportUndo(ids).apply(to: store))
    }

    /// Numbers and ranges of numbers, separated by commas; nil when it is something else, or too many.
    private static func numbers(_ text: String) -> [ID<ImportRecord>]? {
        var numbers: [ID<ImportRecord>] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { ID<ImportRecord>($0) }
            guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first <= last,
                last.rawValue - first.rawValue < mostUndone
            else { return nil }
            numbers += (first.rawValue...last.rawValue).map(ID<ImportRecord>.init(rawValue:))
        }
        return numbers.count <= mostUndone ? numbers : nil
    }

    private static let mostUndone = 1_000

    private func listLatest(_ output: ReportOutput) throws {
        let store = try Database(path: database.path()).open(.refuse)
        defer { store.close() }
        output.tell(try store.read { try $0.imports.latest(in: nil, limit: 20) })
    }

    private func importProgramme(
        _ file: String, _ options: ImportOptions, _ output: ReportOutput
    ) async throws {
        let folders = try FolderImporter.programmes(in: file)
        if folders.isEmpty { throw UsageError("There is no event.csv in \(file) or in a folder of it.") }
        let store = try Database(path: database.path()).open(.create)
        defer { store.close() }
        var reports: [ImportReport] = []
        for folder in folders { reports += try await FolderImporter(folder).apply(options, to: store) }
        Terminal.endProgress()
        try output.tell(reports)
    }
}

/// What a file holds: one of the kinds, or a whole programme.
enum FileKind: String, CaseIterable, ExpressibleByArgument {
    case events, rooms, tracks, sessions, speakers, people, attendees, seats, schedule, programme, ics

    /// Nil for a programme, and for a calendar.
    var kind: ImportKind? { ImportKind(rawValue: rawValue) }
}

struct EventOptions: ParsableArguments {
    @Option(help: .option("The event that the rows belong to, by its slug.", variable: "EVENT", valueName: "slug"))
    var event: String?

    /// The slug, where the kind needs one or takes one.
    func slug(for kind: ImportKind, _ environment: Environment = .process) throws -> Slug? {
        let slug = try Setting(environment: environment).value(
            event, "event", "EVENT", orSay: "use an event's slug such as socitm-2011"
        ) { Slug($0) }
        if slug == nil, kind.needsEvent { throw UsageError("Say which event: --event SLUG.") }
        return slug
    }
}
