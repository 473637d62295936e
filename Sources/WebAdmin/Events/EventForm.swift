import Domain
import HTTP
import TimeZones

/// Reads an event from a form: its details, and the series by its title.
enum EventForm {
    static func read(
        _ form: Form, over old: EventDetails? = nil, zones: ZoneDatabase, in tx: any WriteTransaction
    ) throws -> EventDetails {
        var reader = form.reader
        var details = try EventDetails.read(&reader, over: old, zones: zones)
        if let title = reader.given("series") { details.series = try SeriesVerbs.named(title, in: tx)?.id }
        return details
    }
}
