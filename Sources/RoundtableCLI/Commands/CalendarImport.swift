import ArgumentParser
import Domain
import ICalendar
import Store
import TimeZones

/// What `import ics` and `follow` take.
struct CalendarOptions: ParsableArguments {
    @Option(
        help: .option(
            "Of a partner's calendar: the series that it stands beside.", variable: "SERIES", valueName: "slug"))
    var series: String?
    @Option(
        help: .option(
            "Of a partner's calendar: the zone of times that name none, such as Europe/London.", variable: "ZONE",
            valueName: "zone"))
    var zone: String?
    @Option(
        help: .option(
            "Of a partner's calendar: what we call it; without it, what it calls itself, or the name of the file or host.",
            variable: "TITLE", valueName: "text"))
    var title: String?

    func series(_ environment: Environment = .process) throws -> Slug? {
        try Setting(environment: environment).value(series, "series", "SERIES", orSay: "use the slug of a series") {
            Slug($0)
        }
    }

    /// The series of that slug; nil for none.
    static func series(_ slug: Slug?, in tx: any ReadTransaction) throws -> ID<Series>? {
        try slug.map { slug in
            guard let series = try tx.series.find(slug) else {
                throw DomainError.notFound("There is no series “\(slug.description)”.")
            }
            return series.id
        }
    }

    func zone(_ environment: Environment = .process) throws -> Zone? {
        try Setting(environment: environment).value(zone, "zone", "ZONE", orSay: "use a zone such as Europe/London") {
            try? ZoneDatabase.system.zone($0)
        }
    }
}

/// `roundtable import ics`: a partner's calendar, all of it or nothing.
struct CalendarImport {
    let file: String
    let options: CalendarOptions
    let isDryRun: Bool
    let isJSON: Bool

    func run(in store: SQLiteStore) async throws {
        let (series, zone) = (try options.series(), try options.zone())
        let octets = try CalendarInput.read(file)
        let given = options.title ?? Environment.process.text("TITLE")
        let (file, isDryRun) = (file, isDryRun)
        let outcome = try await store.write(by: LogAuthor(origin: .commandLine, file: file)) { tx in
            let reading = PartnerReader.read(octets, zone: zone, at: tx.now)
            let beside = try CalendarOptions.series(series, in: tx)
            let name = given ?? (reading.name.isEmpty ? CalendarInput.name(of: file) : reading.name)
            let plan = try Partners.plan(
                reading.events.map(PartnerReader.entry), titled: name, beside: beside, since: Partners.past(tx.now),
                in: tx)
            if reading.errorCount == 0, !isDryRun { try Partners.apply(plan, tx) }
            return (reading, plan)
        }
        try CalendarReport(source: file, reading: outcome.0, plan: outcome.1, isDryRun: isDryRun).tell(isJSON: isJSON)
    }
}
