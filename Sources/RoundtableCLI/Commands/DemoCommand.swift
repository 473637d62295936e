import LibUV
import HTTPServer
import ArgumentParser
import BulkImport
import Domain
import Sodium
import Store

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Serves a database with everything in seeds/ and an administrator, made the first time.")

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var server: ServerOptions
    @Option(
        help: .option(
            "The folder with a folder for each event.", standard: "seeds", variable: "SEEDS", valueName: "folder"))
    var seeds: String?

    private static let account = "admin@example.org"

    func run() async throws {
        let configuration = try server.configuration(database)
        let file = Database(path: configuration.database, host: configuration.baseURL.host)
        let password = file.exists ? nil : try await fill(file, configuration)
        do {
            let site = try await RunningSite.start(configuration)
            try await site.runUntilSignal {
                Terminal.say("Roundtable is at http://\(site.server.address)/")
                Terminal.say("Sign in at http://\(site.server.address)/admin")
                tell(password)
            }
        } catch {
            // The password is kept nowhere else, so a taken port must not swallow it.
            if password != nil { tell(password) }
            throw error
        }
    }

    private func tell(_ password: String?) {
        Terminal.say("E-mail: \(Self.account)")
        if let password {
            Terminal.say("Password: \(password)")
        } else {
            Terminal.say("Password: unchanged; `roundtable administrator password \(Self.account)` sets a new one.")
        }
    }

    /// Makes the database under another name first, so that a start that was cut short is made good by the next.
    private func fill(_ file: Database, _ configuration: Configuration) async throws -> String {
        _ = try Resources(configuration: configuration)
        let folders = try FolderImporter.programmes(in: seeds ?? Environment.process.text("SEEDS") ?? "seeds")
        let unfinished = UnfinishedDatabase(file)
        let store = try unfinished.database.open(.create)
        do {
            for (number, folder) in folders.enumerated() {
                Terminal.show(progress: "\(folder) (\(number + 1) of \(folders.count))")
                let reports = try await FolderImporter(folder).apply(ImportOptions(releases: true), to: store)
                Terminal.endProgress()
                if reports.contains(where: { $0.refused > 0 }) { try ReportOutput(isJSON: false).tell(reports) }
            }
            let password = try await addAdministrator(to: store)
            try unfinished.finish(store)
            return password
        } catch {
            store.close()
            unfinished.remove()
            throw error
        }
    }

    private func addAdministrator(to store: SQLiteStore) async throws -> String {
        let password = SecureRandom.token(bytes: 12)
        let hash = try PasswordHash.make(password)
        guard let email = EmailAddress(Self.account) else { throw UsageError("\(Self.account) is no address.") }
        _ = try await store.write { tx in
            try Administrators.add(email, name: "", role: .owner, passwordHash: hash, in: tx)
        }
        return password
    }
}
