import ArgumentParser
import Store

struct FeedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed", abstract: "Writes the calendar of an event, the same bytes as its feed.")

    @Argument(help: "The event, by its slug.")
    var slug: String

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var server: ServerOptions

    func run() async throws {
        let configuration = try server.configuration(database)
        let store = try Database(path: configuration.database).open(.refuse)
        defer { store.close() }
        try Terminal.write(try await PublicAgenda(slug: slug, form: .ics).bytes(from: store, configuration))
    }
}
