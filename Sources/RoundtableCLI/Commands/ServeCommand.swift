import ArgumentParser
import HTTPServer
import LibUV
import Logging

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serves the site until it is told to stop (SIGTERM or SIGINT).")

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var server: ServerOptions

    func run() async throws {
        let site = try await RunningSite.start(try server.configuration(database))
        try await site.runUntilSignal {
            SystemLog.logger.info("listening", metadata: ["address": "http://\(site.server.address)"])
        }
    }
}
