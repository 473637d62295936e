import Domain

struct TrackRows: RowTaker {
    let event: Event
    private var seen = Seen<Track>()

    init(event: Event) { self.event = event }

    var events: [Slug] { [event.slug] }

    mutating func take(_ row: inout RowReading, in tx: any WriteTransaction) throws -> Outcome {
        let old = try tx.tracks.find(name: row.fields.given("name") ?? "", in: event.id)
        let details = try TrackDetails.read(&row.fields, over: old?.details)
        guard let old else {
            seen.note(try Tracks.create(details, in: event.id, tx).id, line: row.line)
            return .created
        }
        if old.details != details { try seen.requireAgreement(about: old.id, by: "name") }
        let track = try Tracks.update(old.id, in: event.id, to: details, tx)
        seen.note(track.id, line: row.line)
        return track.version == old.version ? .unchanged : .changed
    }
}
