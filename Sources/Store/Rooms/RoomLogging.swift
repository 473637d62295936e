import Domain
import SQLite

extension LoggingTransaction: RoomWriting {
    func insert(_ room: Room) throws -> Room { try added(try base.insert(room)) }

    func save(_ room: Room) throws {
        try changed(room, from: try base.rooms.find(room.id, in: room.event)) { try base.save(room) }
    }

    func delete(_ id: ID<Room>) throws {
        let old = try database.first(
            "SELECT \(Room.columns.of("room")) FROM room WHERE id = ?", id, value: Room.init)
        try removed(old) { try base.delete(id) }
    }
}
