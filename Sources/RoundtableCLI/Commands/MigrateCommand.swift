import Store
import ArgumentParser

struct MigrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Makes the database when there is none, and brings it up to date.")

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let path = database.path()
        let store = try Database(path: path).open(.create)
        defer { store.close() }
        let applied = store.appliedMigrations
        if try output.isJSON() {
            Terminal.say(JSON.object([("applied", .list(applied.map { .text($0) }))]).description)
        } else if applied.isEmpty {
            Terminal.say("\(path) is up to date.")
        } else {
            for name in applied { Terminal.say("\(path): \(name)") }
        }
    }
}
