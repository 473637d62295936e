import Testing
import TimeZones

@testable import Domain

@Suite("The free places of a day")
struct FreePlacesTests {
    private let midnight = Instant(secondsSince1970: 1_322_524_800)  // 2011-11-29, when London is on UTC

    private func at(_ time: Int) -> Instant {
        midnight.adding(seconds: Int64(time / 100 * 3600 + time % 100 * 60))
    }

    private func event() throws -> Event {
        Event(
            id: ID(rawValue: 1), slug: try #require(Slug("e")), details: try World.details(), privateKey: "k",
            changedAt: midnight, createdAt: midnight)
    }

    private func room(_ id: Int64, atOnce: Int = 1, hours: [(Int, Int)] = []) throws -> Room {
        Room(
            id: ID(rawValue: id), event: ID(rawValue: 1), slug: try #require(Slug("r\(id)")),
            details: RoomDetails(
                name: "Room \(id)", sessionsAtOnce: atOnce,
                hours: hours.compactMap { TimeSpan(at($0.0), at($0.1)) }),
            position: Int(id))
    }

    private func item(_ id: Int64, _ start: Int, _ end: Int, room: Int64?, people: [Int64] = []) throws -> AgendaItem {
        let session = Session(
            id: ID(rawValue: id), event: ID(rawValue: 1), key: try #require(SessionKey("s\(id)")),
            details: SessionDetails(title: "S", state: .confirmed),
            slot: Slot(room: room.map { ID(rawValue: $0) }, start: at(start), end: at(end)), uid: "\(id)",
            createdAt: midnight, changedAt: midnight)
        let speakers = people.map { person in
            SessionSpeaker(
                speaker: Speaker(session: session.id, person: ID(rawValue: person), role: .speaker, position: 1),
                person: Person(
                    id: ID(rawValue: person), details: PersonDetails(name: "P"), createdAt: midnight,
                    changedAt: midnight))
        }
        return AgendaItem(session: session, speakers: speakers)
    }

    private func words(_ slots: [Slot]) -> [String] {
        slots.map { slot in
            "\(slot.room?.rawValue ?? 0) \(Zone.utc.wallClock(at: slot.start).text.dropFirst("2011-11-29 ".count))"
        }
    }

    private func places(
        _ items: [AgendaItem], rooms: [Room], availability: [ID<Person>: [TimeSpan]] = [:],
        besides: Int64? = nil
    ) throws -> FreePlaces {
        FreePlaces(
            on: try #require(CivilDate(iso8601: "2011-11-29")), of: try event(), items: items, rooms: rooms,
            availability: availability, besides: besides.map { ID(rawValue: $0) })
    }

    @Test("are where a room is free long enough, beside what is in all rooms")
    func free() throws {
        let items = [
            try item(1, 900, 930, room: nil), try item(2, 930, 1030, room: 1), try item(3, 1000, 1200, room: 2),
        ]
        let places = try places(items, rooms: [try room(1), try room(2)])
        #expect(words(places.slots(lasting: 1800)) == ["2 09:30", "1 10:30"])
        #expect(words(places.slots(lasting: 5400)) == ["1 10:30"])
        #expect(words(places.slots(lasting: 5401)) == [])
    }

    @Test(
        "are none on a day that the zone left out",
        arguments: [("Pacific/Apia", "2011-12-30"), ("Pacific/Kiritimati", "1994-12-31")])
    func missingDay(zone: String, day: String) throws {
        var event = try event()
        event.details.zone = try ZoneDatabase.system.zone(zone)
        let places = FreePlaces(
            on: try #require(CivilDate(iso8601: day)), of: event, items: [], rooms: [try room(1)])
        #expect(places.slots(lasting: 1800) == [])
    }

    @Test("begin where a gap begins, and where something else of the day begins or ends within it")
    func starts() throws {
        let items = [
            try item(1, 900, 1000, room: 1), try item(2, 1000, 1100, room: 1), try item(3, 1130, 1200, room: 1),
        ]
        #expect(
            words(try places(items, rooms: [try room(2)]).slots(lasting: 1800))
                == ["2 09:00", "2 10:00", "2 11:00", "2 11:30"])
    }

    @Test("leave out the hours in which a room is closed, and count what it holds at once")
    func rooms() throws {
        let items = [
            try item(1, 900, 1000, room: 1), try item(2, 930, 1100, room: 1), try item(3, 900, 1200, room: 2),
        ]
        let hall = try room(1, atOnce: 2)
        #expect(words(try places(items, rooms: [hall]).slots(lasting: 1800)) == ["1 09:00", "1 10:00", "1 11:00"])
        let late = try room(1, atOnce: 2, hours: [(1030, 1115)])
        #expect(words(try places(items, rooms: [late]).slots(lasting: 1800)) == ["1 10:30"])
    }

    @Test("are those at which everybody who is needed is free and can be there")
    func people() throws {
        let anna = ID<Person>(rawValue: 7)
        let items = [try item(1, 900, 1000, room: 1, people: [7]), try item(2, 900, 1200, room: 1)]
        let availability = [anna: [TimeSpan(at(900), at(1100))].compactMap(\.self)]
        let places = try places(items, rooms: [try room(2)], availability: availability)
        #expect(words(places.slots(lasting: 3600, for: [anna])) == ["2 10:00"])
    }

    @Test("do not count the session that is to be moved")
    func itself() throws {
        let items = [try item(1, 900, 1000, room: 1), try item(2, 1000, 1100, room: 2)]
        #expect(
            words(try places(items, rooms: [try room(1)], besides: 1).slots(lasting: 3600)) == ["1 09:00", "1 10:00"])
    }

    @Test("leave out a session that began the day before and is still on")
    func overnight() throws {
        let night = try item(1, 0, 1000, room: 1)
        let slot = try #require(
            Slot(room: ID(rawValue: 1), start: at(0).adding(seconds: -3600), end: at(1000)))
        var late = night
        late.session.slot = slot
        let items = [late, try item(2, 900, 1100, room: 2)]
        #expect(words(try places(items, rooms: [try room(1)]).slots(lasting: 3600)) == ["1 10:00"])
    }

    @Test("of an empty day are from nine to five")
    func empty() throws {
        #expect(words(try places([], rooms: [try room(1)]).slots(lasting: 3600)) == ["1 09:00"])
    }
}
