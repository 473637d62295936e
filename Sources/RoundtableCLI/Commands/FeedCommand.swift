import Store
import ArgumentParser
import Domain
import HTTP
import HTTPTypes

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
        let path = try store.read { tx in
            guard let slug = Slug(slug), let event = try tx.events.find(slug) else {
                throw DomainError.notFound("There is no event “\(self.slug)”.")
            }
            switch event.details.visibility {
            case .draft: throw DomainError.notFound("The event “\(self.slug)” is a draft, so it has no feed yet.")
            case .private: return "/e/\(slug)/agenda.ics?key=\(event.privateKey)"
            case .published, .archived: return "/e/\(slug)/agenda.ics"
            }
        }
        let assembly = try Assembly(
            configuration,
            Assembly.Parts(
                store: store, hasher: WorkQueueHasher(), resources: try Resources(configuration: configuration),
                clock: SystemClock.now, logger: SystemLog.logger, uploads: Environment.temporaryFolder))
        let response = await assembly.application.respond(to: try Request(.get, path))
        guard response.status == .ok, let bytes = response.bytesInMemory else {
            throw UnavailableError("The feed of \(slug) could not be made: \(response.status).")
        }
        try Terminal.write(bytes)
    }
}

extension Response {
    /// The body when it is made; nil for one that is still to be streamed.
    var bytesInMemory: [UInt8]? {
        switch body {
        case .empty: []
        case .bytes(let bytes): bytes
        case .stored(let form): form.body
        case .stream: nil
        }
    }
}
