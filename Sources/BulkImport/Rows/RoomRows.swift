import Domain

struct RoomRows: RowTaker {
    let event: Event
    private var seen = Seen<Room>()

    init(event: Event) { self.event = event }

    var events: [Slug] { [event.slug] }

    mutating func take(_ row: inout RowReading, in tx: any WriteTransaction) throws -> Outcome {
        let old = try tx.rooms.find(name: row.fields.given("name") ?? "", in: event.id)
        let details = try RoomDetails.read(
            &row.fields, over: old?.details, zone: event.details.zone)
        row.name = details.name
        guard let old else {
            let room = try Rooms.create(details, in: event.id, tx)
            seen.note(room.id, line: row.line)
            row.made(.room, room.id)
            return .created
        }
        if old.details != details { try seen.requireAgreement(about: old.id, by: "name") }
        let room = try Rooms.update(old.id, in: event.id, to: details, tx)
        seen.note(room.id, &row)
        if room.version == old.version { return .unchanged }
        let zone = event.details.zone
        try row.changed(
            .room, room.id, ImportKind.rooms.fields, from: Cells.of(old, zone: zone), to: Cells.of(room, zone: zone))
        return .changed
    }
}
