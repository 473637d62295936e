import Domain
import SQLite

extension WritingTransaction {
    func insert(_ round: SeatingRound) throws -> SeatingRound {
        var stored = round
        stored.id = try inserted(
            """
            INSERT INTO seating_round (event, session, number, starts_after, minutes, version) VALUES (?, ?, ?, ?, ?, ?)
            """, round.event, round.session, round.number, round.details.startsAfter, round.details.minutes,
            round.version)
        return stored
    }

    func save(_ round: SeatingRound) throws {
        try update(
            "UPDATE seating_round SET starts_after = ?, minutes = ?, version = ? WHERE id = ?",
            round.details.startsAfter, round.details.minutes, round.version, round.id)
    }

    func delete(_ id: ID<SeatingRound>) throws { try database.run("DELETE FROM seating_round WHERE id = ?", id) }

    func insert(_ table: SeatingTable) throws -> SeatingTable {
        var stored = table
        let details = table.details
        stored.id = try inserted(
            """
            INSERT INTO seating_table (event, session, name, name_key, places, topic, version)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, table.event, table.session, details.name, details.name.lowercased(), details.places, details.topic,
            table.version)
        return stored
    }

    func save(_ table: SeatingTable) throws {
        let details = table.details
        try update(
            "UPDATE seating_table SET name = ?, name_key = ?, places = ?, topic = ?, version = ? WHERE id = ?",
            details.name, details.name.lowercased(), details.places, details.topic, table.version, table.id)
    }

    func delete(_ id: ID<SeatingTable>) throws { try database.run("DELETE FROM seating_table WHERE id = ?", id) }

    func insert(_ seat: Seat) throws -> Seat {
        var stored = seat
        stored.id = try inserted(
            """
            INSERT INTO seat (event, session, round, attendee, seating_table, place, is_host, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """, seat.event, seat.session, seat.round, seat.attendee, seat.table, seat.details.place,
            seat.details.isHost, seat.version)
        return stored
    }

    func save(_ seats: [Seat]) throws {
        // The schema looks after each row: of two who change places the first would find the second still there. So all of
        // them get up first.
        for seat in seats { try update("UPDATE seat SET place = NULL, is_host = 0 WHERE id = ?", seat.id) }
        for seat in seats {
            try update(
                "UPDATE seat SET seating_table = ?, place = ?, is_host = ?, version = ? WHERE id = ?", seat.table,
                seat.details.place, seat.details.isHost, seat.version, seat.id)
        }
    }

    func delete(_ id: ID<Seat>) throws { try database.run("DELETE FROM seat WHERE id = ?", id) }

    func noteSeating(of attendees: [ID<Attendee>], in session: ID<Session>) throws {
        for attendee in attendees {
            try database.run(
                """
                INSERT INTO seating_change (attendee, session, changed_at) VALUES (?, ?, ?)
                ON CONFLICT (attendee, session) DO UPDATE SET changed_at = excluded.changed_at
                """, attendee, session, now)
        }
    }
}
