import ArgumentParser
import Domain
import ICalendar
import Store
import TimeZones

struct FollowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow",
        abstract: "Follows a partner's calendar on the web: takes what it holds, and keeps that right.",
        discussion: """
            The server looks at followed calendars again by itself. With --list, --look or --stop nothing new is followed. \
            docs/feeds.md says what is fetched, and what is not.
            """)

    @Argument(help: "The address of the calendar, http or https.")
    var url: String?

    @OptionGroup var calendar: CalendarOptions
    @Option(
        help: .option(
            "Minutes between two looks, 15 to 10080; without it, as the calendar asks.", variable: "EVERY",
            valueName: "minutes"))
    var every: String?
    @Flag(help: .option("Fetch and report, and keep nothing.", variable: "DRY_RUN"))
    var dryRun = false
    @Flag(help: "List the calendars of partners, with how following them goes.")
    var list = false
    @Option(help: ArgumentHelp("Look at the calendar of this number now.", valueName: "id"))
    var look: String?
    @Option(
        help: ArgumentHelp("Follow the calendar of this number no longer; what is known of it stays.", valueName: "id"))
    var stop: String?
    @OptionGroup var following: FollowingOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let asked = [url != nil, list, look != nil, stop != nil].count { $0 }
        if asked != 1 { throw UsageError("Give one address to follow, or one of --list, --look ID and --stop ID.") }
        if let url { return try await follow(url) }
        let (looked, stopped) = (try look.map { try id($0, "look") }, try stop.map { try id($0, "stop") })
        let store = try Database(path: database.path()).open(.refuse)
        defer { store.close() }
        if let looked { return try await lookAgain(looked, in: store) }
        if let stopped { return try await end(stopped, in: store) }
        try FollowingReport.list(in: store, isJSON: try output.isJSON())
    }

    private func follow(_ url: String) async throws {
        let (isJSON, isDryRun) = (try output.isJSON(), try Environment.process.flag("DRY_RUN", given: dryRun))
        let details = try details(url)
        let (series, title) = (try calendar.series(), calendar.title ?? Environment.process.text("TITLE") ?? "")
        let settings = try following.settings()
        let found: FoundCalendar
        switch await lookout(settings).look(at: details, knowing: CalendarValidators()) {
        case .found(let calendar): found = calendar
        case .failed(let failure, _): throw FollowingReport.error(of: failure)
        case .gone, .unchanged: throw FollowingReport.error(of: LookFailure(.gone))
        }
        let store = try Database(path: database.path()).open(.create)
        defer { store.close() }
        let rhythm = rhythm(settings)
        let author = LogAuthor(origin: .commandLine, file: details.address.host)
        let plan = try await store.write(by: author) { tx in
            let beside = try CalendarOptions.series(series, in: tx)
            return isDryRun
                ? try Followings.plan(found, titled: title, beside: beside, in: tx, at: tx.now)
                : try Followings.start(found, details, titled: title, beside: beside, rhythm, tx)
        }
        try CalendarReport(source: details.address.description, found: found, plan: plan, isDryRun: isDryRun)
            .tell(isJSON: isJSON)
    }

    private func details(_ url: String) throws -> FollowingDetails {
        let every = every ?? Environment.process.text("EVERY")
        var reader = FieldReader { $0 == "url" ? url : $0 == "every" ? every : nil }
        guard var details = FollowingDetails.read(&reader, zone: { _ in nil }), reader.problems.isEmpty else {
            let problems = reader.problems.map(\.message.english).joined(separator: " ")
            throw UsageError(problems.isEmpty ? "Give the address of a calendar." : problems)
        }
        details.zone = try calendar.zone()
        return details
    }

    private func lookAgain(_ id: ID<PartnerCalendar>, in store: SQLiteStore) async throws {
        let settings = try following.settings()
        let known = try store.read { tx in
            let calendar = try Partners.found(id, in: tx)
            guard let following = try tx.partners.following(of: id) else {
                throw DomainError.notFound("\(calendar.title) is not followed.")
            }
            return following
        }
        let validators = known.state.validators(at: SystemClock.now())
        let look = await lookout(settings).look(at: known.details, knowing: validators)
        let rhythm = rhythm(settings)
        let author = LogAuthor(origin: .commandLine, file: known.details.address.host)
        let outcome = try await store.write(by: author) { tx in try Followings.take(look, of: known, rhythm, tx) }
        try FollowingReport.tell(outcome, of: known, isJSON: try output.isJSON())
    }

    private func end(_ id: ID<PartnerCalendar>, in store: SQLiteStore) async throws {
        let calendar = try await store.write(by: .commandLine) { tx in try Followings.stop(id, tx) }
        Terminal.say(
            try output.isJSON()
                ? JSON.object([("id", .number(Int(id.rawValue))), ("followed", .bool(false))]).description
                : "\(calendar.title) is followed no longer.")
    }

    private func id(_ text: String, _ option: String) throws -> ID<PartnerCalendar> {
        guard let id = ID<PartnerCalendar>(text) else {
            throw UsageError("--\(option) takes the number of a calendar, as --list gives it.")
        }
        return id
    }

    private func lookout(_ settings: FollowingSettings) -> WebLookout {
        WebLookout(openNetworks: settings.openNetworks, now: SystemClock.now)
    }

    private func rhythm(_ settings: FollowingSettings) -> LookRhythm {
        LookRhythm(standardMinutes: settings.standardMinutes ?? 60, chance: Double.random(in: 0..<1))
    }
}
