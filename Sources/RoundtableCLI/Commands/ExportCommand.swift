import ArgumentParser
import BulkImport
import Domain
import Glibc
import Store

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes a file that import reads back without a change.",
        discussion: """
            A schedule is what the public sees of an event's agenda, the newest release, with the bytes of its address: \
            xml (when nothing is said), json or ics. The draft is in sessions, rooms, tracks and speakers.
            """)

    @Argument(
        help:
            "What to list: events, rooms, tracks, sessions, speakers, people, attendees, seats; schedule, for the agenda as schedule.xml; or programme, for a folder of all."
    )
    var kind: FileKind

    @Argument(help: "The file or, for programme, the folder to make; without it the list goes to standard output.")
    var file: String?

    @OptionGroup var event: EventOptions
    @OptionGroup var format: FormatOptions
    @OptionGroup var database: DatabaseOptions
    @Option(
        help: .option(
            "For a schedule: where readers reach the site, which its links are made from.", variable: "BASE_URL",
            valueName: "url"))
    var baseURL: String?

    func run() async throws {
        if kind == .schedule { return try await exportSchedule() }
        let format = try format.chosen()
        guard let kind = kind.kind else {
            if format != .csv { throw UsageError("A programme is a folder of CSV files.") }
            return try await exportProgramme()
        }
        let slug = try event.slug(for: kind)
        let exporter = Exporter(kind, event: slug, format: format)
        let store = try Database(path: database.path()).open(.refuse)
        defer { store.close() }
        try await record(slug, store)
        guard let file, file != "-" else {
            return try store.read { tx in try exporter.run(in: tx) { try Terminal.write($0) } }
        }
        try write(exporter, to: file, store)
    }

    private func exportSchedule() async throws {
        guard let slug = try event.slug(for: .rooms) else { return }
        let form = try Setting(environment: .process).value(
            format.format, "format", "FORMAT", orSay: "use xml, json or ics for a schedule"
        ) { PublicAgenda.Form(rawValue: $0.lowercased()) }
        // What else a site is told comes from the environment, as for `serve`.
        let server = try ServerOptions.parse(baseURL.map { ["--base-url", $0] } ?? [])
        let configuration = try server.configuration(database)
        let store = try Database(path: configuration.database).open(.refuse)
        defer { store.close() }
        let agenda = PublicAgenda(slug: slug.description, form: form ?? .xml)
        let bytes = try await agenda.bytes(from: store, configuration)
        try await record(slug, store)
        guard let file, file != "-" else { return try Terminal.write(bytes) }
        let output = try OutputFile(file)
        try output.write(bytes)
        try output.finish()
    }

    private func exportProgramme() async throws {
        guard let folder = file else { throw UsageError("Say which folder to make for the programme.") }
        let slug = try event.slug(for: .rooms)
        let store = try Database(path: database.path()).open(.refuse)
        defer { store.close() }
        try await record(slug, store)
        try OutputPlace.makeFolder(folder)
        for (name, kind) in FolderImporter.files {
            try write(Exporter(kind, event: slug), to: "\(folder)/\(name)", store)
        }
    }

    /// Written before anything is handed out, so that nothing leaves without an entry.
    private func record(_ slug: Slug?, _ store: SQLiteStore) async throws {
        let kind = kind.rawValue
        try await store.write(by: .commandLine) { tx in
            let event = try slug.flatMap { try tx.events.find($0) }
            let change = LogChange("kind", from: "", to: kind)
            try tx.record(.exported, LogObject(.file, name: event?.details.title ?? "", event: event?.id), [change])
        }
    }

    private func write(_ exporter: Exporter, to path: String, _ store: SQLiteStore) throws {
        let output = try OutputFile(path)
        try store.read { tx in try exporter.run(in: tx) { try output.write($0) } }
        try output.finish()
    }
}
