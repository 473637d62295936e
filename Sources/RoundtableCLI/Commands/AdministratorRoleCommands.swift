import ArgumentParser
import Domain
import Store
import TimeZones

extension AdministratorCommand {
    /// The one event that a role is for.
    struct RoleEvent: ParsableArguments {
        @Option(
            help: .option(
                "The event that the role is for, by its slug; without it the role is for everything.",
                variable: "EVENT", valueName: "slug"))
        var event: String?

        func slug() throws -> Slug? {
            try Setting(environment: .process).value(
                event, "event", "EVENT", orSay: "use an event's slug such as socitm-2011"
            ) { Slug($0) }
        }

        static func found(_ slug: Slug, in tx: any ReadTransaction) throws -> ID<Event> {
            guard let event = try tx.events.find(slug) else {
                throw DomainError.notFound("There is no event “\(slug.description)”.")
            }
            return event.id
        }
    }

    static let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds an administrator.",
            discussion: "With --event, somebody who is an administrator already is given the role for the event.")

        @OptionGroup var account: Account
        @Option(help: .option("The administrator's name.", variable: "NAME", valueName: "name"))
        var name: String?
        @Option(
            help: .option(
                "owner, organiser, viewer or steward.", standard: "owner; with --event organiser", variable: "ROLE",
                valueName: "role"))
        var role: String?
        @OptionGroup var event: RoleEvent
        @OptionGroup var password: PasswordOptions
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let email = try account.address()
            let role = try Setting(environment: .process).value(
                role, "role", "ROLE", orSay: "use one of \(AdministratorCommand.roles)"
            ) { Role(rawValue: $0.lowercased()) }
            let slug = try event.slug()
            let store = try Database(path: database.path()).open(.create)
            defer { store.close() }
            if let slug, let known = try store.read({ try $0.administrators.find(email)?.id }) {
                try await give(role ?? .organiser, to: known, slug, store)
                return Terminal.say("\(email) has a role for \(slug).")
            }
            let name = name ?? Environment.process.text("NAME") ?? ""
            let password = try password.password(for: email)
            let hash = try password.hash()
            try await store.write(by: .commandLine) { tx in
                let added = try Administrators.add(
                    email, name: name, role: slug == nil ? role ?? .owner : nil, passwordHash: hash, in: tx)
                guard let slug else { return }
                let event = try RoleEvent.found(slug, in: tx)
                _ = try Administrators.setRole(role ?? .organiser, of: added.id, in: event, tx)
            }
            Terminal.say("\(email) can sign in.")
            password.tell()
        }

        private func give(_ role: Role, to id: ID<Administrator>, _ slug: Slug, _ store: SQLiteStore) async throws {
            try await store.write(by: .commandLine) { tx in
                _ = try Administrators.setRole(role, of: id, in: try RoleEvent.found(slug, in: tx), tx)
            }
        }
    }

    struct SetRole: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "role", abstract: "Gives or takes a role, and ends the administrator's sign-ins.")

        @OptionGroup var account: Account
        @Argument(help: "owner, organiser, viewer or steward; none takes the role.")
        var role: String
        @OptionGroup var event: RoleEvent
        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let new = Role(rawValue: role.lowercased())
            guard new != nil || role.lowercased() == "none" else {
                throw UsageError("“\(role)” is no role; use one of \(AdministratorCommand.roles), none.")
            }
            let slug = try event.slug()
            let store = try Database(path: database.path()).open(.refuse)
            defer { store.close() }
            let account = account
            try await store.write(by: .commandLine) { tx in
                let administrator = try account.found(in: tx)
                if let slug {
                    let event = try RoleEvent.found(slug, in: tx)
                    _ = try Administrators.setRole(new, of: administrator.id, in: event, tx)
                } else {
                    _ = try Administrators.update(administrator.id, name: administrator.name, role: new, in: tx)
                }
            }
            let place = slug.map { " for \($0)" } ?? ""
            Terminal.say("\(account.email) has \(new.map { "the role \($0.rawValue)" } ?? "no role")\(place) now.")
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the administrators with their roles, those for single events as role:slug.")

        @OptionGroup var database: DatabaseOptions
        @OptionGroup var output: OutputOptions

        private struct Line {
            let administrator: Administrator
            let eventRoles: [(slug: String, role: String)]

            init(_ administrator: Administrator, _ tx: any ReadTransaction) throws {
                self.administrator = administrator
                eventRoles = try administrator.eventRoles.compactMap { id, role in
                    try tx.events.find(id).map { ($0.slug.description, role.rawValue) }
                }.sorted { $0.slug < $1.slug }
            }

            var text: String {
                let roles = [administrator.role?.rawValue ?? "none"] + eventRoles.map { "\($0.role):\($0.slug)" }
                return "\(administrator.email)\t\(roles.joined(separator: ","))\t\(administrator.name)"
            }

            var json: JSON {
                .object([
                    ("email", .text(administrator.email.description)), ("name", .text(administrator.name)),
                    ("role", administrator.role.map { .text($0.rawValue) } ?? .null),
                    (
                        "events",
                        .list(eventRoles.map { .object([("event", .text($0.slug)), ("role", .text($0.role))]) })
                    ),
                    ("created", .text(administrator.createdAt.iso8601)),
                ])
            }
        }

        func run() throws {
            let isJSON = try output.isJSON()
            let store = try Database(path: database.path()).open(.refuse)
            defer { store.close() }
            let lines = try store.read { tx in try tx.administrators.all().map { try Line($0, tx) } }
            if isJSON { return Terminal.say(JSON.list(lines.map(\.json)).description) }
            for line in lines { Terminal.say(line.text) }
        }
    }
}
