import ArgumentParser
import BulkImport
import Domain
import Store

struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "The log of who changed what.", subcommands: [Export.self, Purge.self])

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes the log as CSV, the newest entry first, a row for each field that changed.")

        @Argument(help: "The file to make; without it the log goes to standard output.")
        var file: String?
        @Option(help: .option("Only entries of this event, by its slug.", variable: "EVENT", valueName: "slug"))
        var event: String?
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let slug = try Setting(environment: .process).value(
                event, "event", "EVENT", orSay: "use an event's slug such as socitm-2011"
            ) { Slug($0) }
            let store = try Database(path: database.path()).open(.refuse)
            defer { store.close() }
            let filter = try await store.write(by: .commandLine) { tx in
                var filter = LogFilter()
                filter.event = try slug.map { try AdministratorCommand.RoleEvent.found($0, in: tx) }
                try tx.record(.exported, LogObject(.log, event: filter.event))
                return filter
            }
            guard let file, file != "-" else {
                return try store.read { tx in
                    var table = LogTable { try Terminal.write($0) }
                    try table.write(filter, in: tx)
                }
            }
            let output = try OutputFile(file)
            try store.read { tx in
                var table = LogTable { try output.write($0) }
                try table.write(filter, in: tx)
            }
            try output.finish()
        }
    }

    struct Purge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Removes entries that are older than so many days; the log tells that it happened.")

        @Option(
            help: .option(
                "Days to keep, at least \(LogRetention.shortest).", variable: "KEEP_DAYS", valueName: "days"))
        var keepDays: String?
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let days = try Setting(environment: .process).value(
                keepDays, "keep-days", "KEEP_DAYS", orSay: "use a whole number of days"
            ) { text in
                // Digits that are too many for a number are a number of days that is too large.
                Int(text) ?? (text.utf8.allSatisfy { 48...57 ~= $0 } && !text.isEmpty ? Int.max : nil)
            }
            guard let days else { throw UsageError("Say how many days to keep: --keep-days DAYS.") }
            let store = try Database(path: database.path()).open(.refuse)
            defer { store.close() }
            let purged = try await store.write(by: .commandLine) { try LogRetention.purge(olderThanDays: days, in: $0) }
            Terminal.say("\(purged) entries were removed.")
        }
    }
}
