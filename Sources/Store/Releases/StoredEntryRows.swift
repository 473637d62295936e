import Domain
import SQLite
import TimeZones

extension ReleaseRows {
    func storedEntries(of release: Release, frame: [UInt8]) throws -> StoredEntries {
        let count =
            try database.first(
                "SELECT count(*) FROM released_session WHERE event = ? AND until IS NULL", release.event
            ) { try $0[0] as Int } ?? 0
        let stored = try database.all(
            """
            SELECT released, uid, start_at, cancelled_end, zone_from, zone_until, digest, octets FROM stored_entry
            WHERE event = ? AND frame = ?
            """, release.event, frame, value: StoredEntry.init)
        if stored.count == count { return StoredEntries(stored: stored, missing: []) }
        // Many are quicker read together, and all of them may be remembered.
        guard stored.count > count / 2 else {
            return StoredEntries(stored: [], missing: try sessions(of: release.number, in: release.event))
        }
        let all: [ID<ReleasedSession>] = try database.all(
            "SELECT id FROM released_session WHERE event = ? AND until IS NULL", release.event
        ) { try $0[0] }
        let known = stored.map(\.released).sorted()
        var position = 0
        // Both are sorted: looking each up in a set took three times as long.
        let missing = all.sorted().filter { id in
            while position < known.count, known[position] < id { position += 1 }
            return position == known.count || known[position] != id
        }
        return StoredEntries(stored: stored, missing: try readSessions(Set(missing)))
    }
}

extension StoredEntry {
    fileprivate init(_ row: Row) throws {
        var columns = row.columns()
        let (released, uid): (ID<ReleasedSession>, String) = (try columns.next(), try columns.next())
        let (start, cancelledEnd): (Instant, Instant?) = (try columns.next(), try columns.next())
        let (from, until): (Instant?, Instant?) = (try columns.next(), try columns.next())
        let span: ClosedRange<Instant>? = if let from, let until, from <= until { from...until } else { nil }
        self.init(
            released: released, uid: uid, start: start, cancelledEnd: cancelledEnd, zoneSpan: span,
            digest: try columns.next(), octets: try columns.next())
    }
}

extension WritingTransaction {
    func store(_ entry: StoredEntry, of session: ReleasedSession, frame: [UInt8]) throws {
        // It was written of what was read some time ago, which may be something else by now.
        guard try isStill(session) else { return }
        try database.run(
            """
            INSERT OR REPLACE INTO stored_entry (released, event, frame, uid, start_at, cancelled_end, zone_from,
                zone_until, digest, octets)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, entry.released, session.item.session.event, frame, entry.uid, entry.start, entry.cancelledEnd,
            entry.zoneSpan?.lowerBound, entry.zoneSpan?.upperBound, entry.digest, entry.octets)
    }

    private func isStill(_ session: ReleasedSession) throws -> Bool {
        let mark = try database.first(
            "SELECT \(ReleasedMark.columns) FROM released_session WHERE id = ? AND until IS NULL", session.id
        ) { row in
            var columns = row.columns()
            return try ReleasedMark(&columns)
        }
        return mark != nil && mark == ReleasedMark(session)
    }
}
