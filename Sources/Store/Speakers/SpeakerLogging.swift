import Domain
import SQLite

extension LoggingTransaction: SpeakerWriting {
    func insert(_ speaker: Speaker) throws -> Speaker { try added(try base.insert(speaker)) }

    func save(_ speaker: Speaker) throws {
        try changed(speaker, from: try base.speakers.find(speaker.id, in: speaker.session)) { try base.save(speaker) }
    }

    func delete(_ id: ID<Speaker>) throws {
        let old = try database.first("SELECT \(Speaker.columns.of("speaker")) FROM speaker WHERE id = ?", id) { row in
            var columns = row.columns()
            return try Speaker(&columns)
        }
        try removed(old) { try base.delete(id) }
    }
}
