import ArgumentParser
import Glibc

/// The command line.
public enum Program {
    /// Runs the command that the arguments name and ends the process.
    public static func main() async -> Never {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let outcome = await run(arguments)
        exit(outcome.rawValue)
    }

    private static func run(_ arguments: [String]) async -> ProgramExit {
        do {
            var command = try Roundtable.parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return .done
        } catch {
            return tell(error)
        }
    }

    /// Help and version go to standard output; anything else is one sentence on standard error.
    private static func tell(_ error: any Error) -> ProgramExit {
        switch Roundtable.exitCode(for: error) {
        case .success:
            Terminal.say(Roundtable.fullMessage(for: error))
            return .done
        case .validationFailure:
            complain(Roundtable.message(for: error))
            return .usage
        default:
            if let sentence = ProgramExit.sentence(for: error) { complain(sentence) }
            return ProgramExit.of(error)
        }
    }

    private static func complain(_ sentence: String) {
        Terminal.endProgress()
        Terminal.complain("roundtable: \(sentence)")
    }
}

struct Roundtable: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roundtable",
        abstract: "Runs roundtables, meetings and conferences: the server, and the office's tools.",
        discussion: """
            Every option can be set by an environment variable, whose name its help ends with.
            Exit codes: 0 done, 1 finished but rows were refused, rules clash or an agenda has errors, 2 usage, 3 unavailable.
            """,
        version: "0.1.0",
        subcommands: [
            ServeCommand.self, DemoCommand.self, MigrateCommand.self, AdministratorCommand.self, ImportCommand.self,
            FollowCommand.self, ExportCommand.self, ReleaseCommand.self, ConflictsCommand.self, FeedCommand.self,
            CheckCommand.self,
            BackupCommand.self,
            LogCommand.self,
            SeatCommand.self,
        ])
}
