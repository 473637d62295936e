import Domain

struct TrackRows: RowTaker {
    let event: Event
    private var seen = Seen<Track>()

    init(event: Event) { self.event = event }

    var events: [Slug] { [event.slug] }

    mutating func take(_ row: inout RowReading, in tx: any WriteTransaction) throws -> Outcome {
        let old = try tx.tracks.find(name: row.fields.given("name") ?? "", in: event.id)
        let details = try TrackDetails.read(&row.fields, over: old?.details)
        row.name = details.name
        guard let old else {
            let track = try Tracks.create(details, in: event.id, tx)
            seen.note(track.id, line: row.line)
            row.made(.track, track.id)
            return .created
        }
        if old.details != details { try seen.requireAgreement(about: old.id, by: "name") }
        let track = try Tracks.update(old.id, in: event.id, to: details, tx)
        seen.note(track.id, &row)
        if track.version == old.version { return .unchanged }
        try row.changed(.track, track.id, ImportKind.tracks.fields, from: Cells.of(old), to: Cells.of(track))
        return .changed
    }
}
