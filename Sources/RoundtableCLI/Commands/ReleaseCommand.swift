import ArgumentParser
import Domain
import Store

struct ReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Shows the draft of an event's agenda to the public, as a new release.",
        discussion: """
            A release holds every session that is confirmed and has a time. Conflicts that are errors stop it, unless \
            they are waived. `roundtable conflicts SLUG` lists them.
            """)

    @Argument(help: "The event, by its slug.")
    var slug: String
    @Argument(help: "The name of the release; without one, the name that comes next.")
    var name: String?
    @Option(help: .option("What the public reads about the release.", variable: "COMMENT", valueName: "text"))
    var comment: String?

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let isJSON = try output.isJSON()
        let (slug, name) = (slug, name)
        let comment = comment ?? Environment.process.text("COMMENT") ?? ""
        let store = try Database(path: database.path()).open(.refuse)
        defer { store.close() }
        let made = try await store.write(by: .commandLine) { tx in
            let event = try Self.event(slug, in: tx)
            let before = try Releases.newest(of: event.id, in: tx)?.items ?? []
            let suggested = Releases.suggestedName(after: try tx.releases.all(in: event.id))
            var reader = FieldReader { $0 == "name" ? name ?? suggested : comment }
            let release = try Releases.make(try ReleaseDetails.read(&reader), of: event.id, tx)
            return (release, AgendaDiff(from: before, to: try Releases.agenda(of: release, in: tx).items))
        }
        tell(made.0, made.1, isJSON: isJSON)
    }

    static func event(_ slug: String, in tx: any ReadTransaction) throws -> Event {
        guard let event = try Slug(slug).flatMap({ try tx.events.find($0) }) else {
            throw DomainError.notFound("There is no event “\(slug)”.")
        }
        return event
    }

    private func tell(_ release: Release, _ diff: AgendaDiff, isJSON: Bool) {
        let counts = AgendaChange.Kind.allCases.map { ($0, diff.count($0)) }.filter { $0.1 > 0 }
        if isJSON {
            let changes = JSON.object(counts.map { ($0.0.rawValue, .number($0.1)) })
            let fields: [(String, JSON)] = [
                ("event", .text(slug)), ("number", .number(release.number)), ("name", .text(release.name)),
                ("changes", changes),
            ]
            Terminal.say(JSON.object(fields).description)
        } else {
            let text = counts.map { "\($0.1) \($0.0.rawValue)" }.joined(separator: ", ")
            Terminal.say("\(slug): released as \(release.name): \(text.isEmpty ? "no change that is shown" : text)")
        }
    }
}
