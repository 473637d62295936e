import ArgumentParser
import Domain
import ICalendar
import Store
import TimeZones

/// What only `import ics` takes.
struct CalendarOptions: ParsableArguments {
    @Option(
        help: .option("For ics: the series that the calendar stands beside.", variable: "SERIES", valueName: "slug"))
    var series: String?
    @Option(
        help: .option(
            "For ics: the zone of times that name none, such as Europe/London.", variable: "ZONE", valueName: "zone"))
    var zone: String?
    @Option(
        help: .option(
            "For ics: what we call the calendar; without it, what it calls itself, or the file's name.",
            variable: "TITLE", valueName: "text"))
    var title: String?

    func series(_ environment: Environment = .process) throws -> Slug? {
        try Setting(environment: environment).value(series, "series", "SERIES", orSay: "use the slug of a series") {
            Slug($0)
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

    /// Times before this are left as they are, and not taken from rules of recurrence.
    private static let daysBack: Int64 = 366
    /// How far rules of recurrence are followed.
    private static let daysAhead: Int64 = 2 * 366

    func run(in store: SQLiteStore) async throws {
        let (series, zone) = (try options.series(), try options.zone())
        let octets = try CalendarInput.read(file)
        let given = options.title ?? Environment.process.text("TITLE")
        let (file, isDryRun) = (file, isDryRun)
        let outcome = try await store.write(by: LogAuthor(origin: .commandLine, file: file)) { tx in
            let since = tx.now.adding(seconds: -Self.daysBack * 86_400)
            let reading = CalendarReader.read(octets, Self.setting(zone, since, tx.now))
            let beside = try series.map { slug in
                guard let series = try tx.series.find(slug) else {
                    throw DomainError.notFound("There is no series “\(slug.description)”.")
                }
                return series.id
            }
            let name = given ?? (reading.name.isEmpty ? CalendarInput.name(of: file) : reading.name)
            let plan = try Partners.plan(
                reading.events.map(Self.entry), titled: name, beside: beside, since: since, in: tx)
            if reading.errorCount == 0, !isDryRun { try Partners.apply(plan, tx) }
            return (reading, plan)
        }
        try CalendarReport(file: file, reading: outcome.0, plan: outcome.1, isDryRun: isDryRun).tell(isJSON: isJSON)
    }

    private static func setting(_ zone: Zone?, _ since: Instant, _ now: Instant) -> CalendarReader.Setting {
        var setting = CalendarReader.Setting { try? ZoneDatabase.system.zone($0) }
        setting.floatingZone = zone
        setting.window = since...now.adding(seconds: daysAhead * 86_400)
        setting.limits.occurrences = Partners.mostEntries
        return setting
    }

    private static func entry(_ read: ReadEvent) -> (name: PartnerEntry.Name, details: PartnerEntryDetails) {
        let event = read.event
        let time: PartnerTime =
            switch event.when {
            case .time(let start, let end, let zone): .time(start: start, end: end, zone: zone)
            case .days(let first, let last): .days(first: first, last: last)
            }
        return (
            PartnerEntry.Name(uid: event.uid, occurrence: read.occurrence),
            PartnerEntryDetails(
                title: event.summary, place: event.location ?? "", address: event.url ?? "", time: time,
                isCancelled: event.status == .cancelled, sequence: event.sequence, changedAt: event.lastModified)
        )
    }
}
