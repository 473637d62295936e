import Domain
import TimeZones

struct EventRows: RowTaker {
    let zones: ZoneDatabase
    private(set) var events: [Slug] = []
    private var seen = Seen<Event>()

    init(zones: ZoneDatabase) { self.zones = zones }

    mutating func take(_ row: inout RowReading, in tx: any WriteTransaction) throws -> Outcome {
        let slug = row.fields.requiredValue(
            "slug", missing: "Give the event a slug, such as socitm-2011: it is known by it.",
            orSay: "Use small letters, digits and single hyphens, such as socitm-2011."
        ) { Slug($0) }
        let old = try slug.flatMap { try tx.events.find($0) }
        var details = try EventDetails.read(&row.fields, over: old?.details, zones: zones)
        guard let slug else { throw DomainError.invalid(row.fields.problems) }
        row.name = details.title
        if let title = row.fields.given("series") { details.series = try series(title, &row, in: tx)?.id }
        let outcome: Outcome
        if let old {
            if old.details != details { try seen.requireAgreement(about: old.id, by: "slug") }
            let event = try Events.update(old.id, to: details, in: tx)
            outcome = event.version == old.version ? .unchanged : .changed
            seen.note(old.id, &row)
            if outcome == .changed { try note(event, old, &row, in: tx) }
        } else {
            let event = try Events.create(details, slug: slug.description, in: tx)
            outcome = .created
            seen.note(event.id, line: row.line)
            row.made(.event, event.id)
        }
        if !events.contains(slug) { events.append(slug) }
        return outcome
    }

    private func note(
        _ event: Event, _ old: Event, _ row: inout RowReading, in tx: any WriteTransaction
    ) throws {
        let before = Cells.of(old, series: try old.details.series.flatMap { try tx.series.find($0) })
        let after = Cells.of(event, series: try event.details.series.flatMap { try tx.series.find($0) })
        try row.changed(.event, event.id, ImportKind.events.fields, from: before, to: after)
    }

    private func series(_ title: String, _ row: inout RowReading, in tx: any WriteTransaction) throws -> Series? {
        do {
            let isThere = try title.isEmpty || tx.series.find(title: title) != nil
            let series = try SeriesVerbs.named(title, in: tx)
            if !isThere, let series { row.made(.series, series.id) }
            return series
        } catch DomainError.invalid(let problems) {
            throw DomainError.invalid(problems.map { FieldProblem("series", $0.message, value: $0.value) })
        }
    }
}
