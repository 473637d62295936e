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
        guard let old else {
            seen.note(try Rooms.create(details, in: event.id, tx).id, line: row.line)
            return .created
        }
        if old.details != details { try seen.requireAgreement(about: old.id, by: "name") }
        let room = try Rooms.update(old.id, in: event.id, to: details, tx)
        seen.note(room.id, line: row.line)
        return room.version == old.version ? .unchanged : .changed
    }
}
