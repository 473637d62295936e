import TimeZones
import ArgumentParser
import Domain
import Sodium
import Store

struct AdministratorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "administrator", abstract: "Manages who may sign in.",
        subcommands: [Add.self, List.self, SetRole.self, SetPassword.self, Remove.self])

    /// The address of an administrator, and what is found under it.
    struct Account: ParsableArguments {
        @Argument(help: "The e-mail address that the administrator signs in with.")
        var email: String

        func address() throws -> EmailAddress {
            guard let address = EmailAddress(email) else {
                throw UsageError("“\(email)” is no e-mail address; use one such as name@example.org.")
            }
            return address
        }

        func found(in tx: any ReadTransaction) throws -> Administrator {
            guard let administrator = try tx.administrators.find(try address()) else {
                throw DomainError.notFound("There is no administrator \(email).")
            }
            return administrator
        }
    }

    /// Where a password comes from: standard input, or it is made up and said.
    struct PasswordOptions: ParsableArguments {
        @Flag(
            help: .option(
                "Read the password from standard input instead of making one up.", variable: "PASSWORD_STDIN"))
        var passwordStdin = false

        func password(for email: EmailAddress) throws -> NewPassword {
            guard try Environment.process.flag("PASSWORD_STDIN", given: passwordStdin) else {
                return NewPassword(text: SecureRandom.token(bytes: 15), isMadeUp: true)
            }
            guard let line = Terminal.readSecret() else {
                throw UsageError("There is no password on standard input.")
            }
            return NewPassword(text: try Password(line, for: email).text, isMadeUp: false)
        }
    }

    struct NewPassword {
        let text: String
        let isMadeUp: Bool

        func hash() throws -> String {
            do {
                return try PasswordHash.make(text)
            } catch {
                throw UnavailableError("The password cannot be hashed: \(error.description).")
            }
        }

        func tell() { if isMadeUp { Terminal.say("Password: \(text)") } }
    }

    struct SetPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "password", abstract: "Sets a new password and ends the administrator's sign-ins.")

        @OptionGroup var account: Account
        @OptionGroup var password: PasswordOptions
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let store = try Database(path: database.path()).open(.refuse)
            defer { store.close() }
            let id = try store.read { try account.found(in: $0).id }
            let password = try password.password(for: try account.address())
            let hash = try password.hash()
            try await store.write { tx in try Administrators.setPasswordHash(hash, of: id, in: tx) }
            Terminal.say("\(account.email) has a new password.")
            password.tell()
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Takes an administrator away.")

        @OptionGroup var account: Account
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let store = try Database(path: database.path()).open(.refuse)
            defer { store.close() }
            let account = account
            try await store.write { tx in try Administrators.remove(try account.found(in: tx).id, in: tx) }
            Terminal.say("\(account.email) can no longer sign in.")
        }
    }
}
