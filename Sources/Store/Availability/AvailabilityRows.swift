import Domain
import SQLite

struct AvailabilityRows: AvailabilityReading {
    let database: Connection

    func all(in event: ID<Event>) throws -> [ID<Person>: [TimeSpan]] {
        var spans: [ID<Person>: [TimeSpan]] = [:]
        try database.forEach("SELECT person, spans FROM availability WHERE event = ?", event) { row in
            spans[try row[0]] = SpanText.spans(try row[1])
        }
        return spans
    }
}

extension WritingTransaction {
    func save(_ availability: Availability) throws {
        guard !availability.spans.isEmpty else {
            try database.run(
                "DELETE FROM availability WHERE event = ? AND person = ?", availability.event, availability.person)
            return
        }
        try database.run(
            """
            INSERT INTO availability (event, person, spans) VALUES (?, ?, ?)
            ON CONFLICT (event, person) DO UPDATE SET spans = excluded.spans
            """, availability.event, availability.person, SpanText.text(availability.spans))
    }
}
