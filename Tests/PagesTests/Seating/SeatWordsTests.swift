import Domain
import Pages
import Testing
import TimeZones

@Suite("Seats in words")
struct SeatWordsTests {
    private func place(
        _ table: SeatingTableDetails, _ seat: SeatDetails = SeatDetails(),
        _ round: SeatingRoundDetails = SeatingRoundDetails()
    ) -> SeatPlace {
        let (event, session) = (ID<Event>(rawValue: 1), ID<Session>(rawValue: 1))
        let round = SeatingRound(event: event, session: session, number: 2, details: round)
        let table = SeatingTable(event: event, session: session, details: table)
        return SeatPlace(
            seat: Seat(
                event: event, session: session, round: round.id, attendee: ID(rawValue: 1), table: table.id,
                details: seat), round: round, table: table)
    }

    @Test("name the round with its own time, the table, the place, the topic and the host")
    func line() throws {
        let words = SeatWords(zone: try ZoneDatabase.system.zone("Europe/London"), .english)
        let start = try #require(Instant(iso8601: "2011-07-01T09:00:00Z"))
        let slot = Slot(room: nil, start: start, end: start.adding(seconds: 3_600))
        #expect(words.line(place(.init(name: "4")), in: slot) == "Round 2: table 4")
        #expect(words.line(place(.init(name: "4"), .init(place: 7)), in: slot) == "Round 2: table 4, place 7")
        let whole = place(
            .init(name: "Table of honour", topic: "Cloud"), .init(place: 7, isHost: true),
            .init(startsAfter: 30, minutes: 20))
        #expect(
            words.line(whole, in: slot)
                == "Round 2, 10:30am to 10:50am: Table of honour, place 7 · Topic: Cloud · You are the host")
        #expect(words.line(whole, in: nil, of: .another) == "Round 2: Table of honour, place 7 · Topic: Cloud · Host")
        #expect(
            words.line(place(.init(name: "4"), .init(), .init(startsAfter: 0)), in: slot) == "Round 2, 10am: table 4")
    }
}
