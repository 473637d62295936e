import Store
import ArgumentParser

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Checks the database from end to end, and the configuration.")

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let configuration = try server.configuration(database)
        let isJSON = try output.isJSON()
        let store = try Database(path: configuration.database).open(.refuse)
        defer { store.close() }
        var problems = try store.check().map { "\(configuration.database): \($0)" }
        do {
            _ = try Resources(configuration: configuration)
        } catch let error as UnavailableError {
            problems.append(error.sentence)
        }
        if isJSON {
            Terminal.say(JSON.object([("problems", .list(problems.map { .text($0) }))]).description)
        } else if problems.isEmpty {
            Terminal.say("\(configuration.database) is whole, and the configuration can be used.")
        } else {
            for problem in problems { Terminal.complain(problem) }
        }
        if !problems.isEmpty { throw UnavailableError("The check found \(problems.count) problems.") }
    }
}
