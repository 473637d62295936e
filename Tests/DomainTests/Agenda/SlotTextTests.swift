import RandomNumbers
import Testing
import TimeZones

@testable import Domain

@Suite("A slot as a form shows it")
struct SlotTextTests {
    private static let room = ID<Room>(rawValue: 7)

    private func setting(_ zone: String) throws -> EventSetting {
        let clock = try ZoneDatabase.system.zone(zone)
        let slug = try #require(Slug("jam"))
        let hall = try #require(Slug("hall"))
        let day = try #require(CivilDate(year: 2026, month: 10, day: 25))
        let event = Event(
            id: ID(rawValue: 1), slug: slug,
            details: EventDetails(
                title: "Jam", kind: .conference, zone: clock, firstDay: day, lastDay: day),
            privateKey: "k", changedAt: Instant(secondsSince1970: 0), createdAt: Instant(secondsSince1970: 0))
        let room = Room(
            id: Self.room, event: event.id, slug: hall, details: RoomDetails(name: "Hall"),
            position: 1)
        return EventSetting(event: event, rooms: [room], tracks: [])
    }

    private func slot(_ start: String, _ end: String) throws -> Slot {
        let (from, to) = (try #require(Instant(iso8601: start)), try #require(Instant(iso8601: end)))
        return try #require(Slot(room: nil, start: from, end: to))
    }

    /// What the form gives back when `changes` are typed into it.
    private func read(
        _ slot: Slot, in setting: EventSetting, _ changes: [Field: String] = [:]
    ) throws -> SlotReading {
        var fields: [Field: String] = ["room": slot.room == nil ? "" : "Hall"]
        for (field, text) in SlotText(slot, in: setting.event.details.zone).values { fields[field] = text }
        fields.merge(changes) { $1 }
        var reader = FieldReader { fields[$0] }
        return try SlotReading.read(&reader, over: slot, in: setting)
    }

    @Test(
        "comes back as it is when nothing is touched, and in another room when only that is changed",
        arguments: [
            ("Europe/London", "2026-10-25T00:00:00Z"), ("Europe/London", "2026-03-29T00:00:00Z"),
            ("America/Havana", "2026-11-01T05:00:00Z"), ("America/Santiago", "2026-09-06T04:00:00Z"),
            ("Australia/Lord_Howe", "2026-04-04T15:00:00Z"), ("Pacific/Apia", "2011-12-30T10:00:00Z"),
            ("UTC", "2030-03-29T09:00:00Z"),
        ])
    func untouched(zone: String, change: String) throws {
        let setting = try setting(zone)
        let middle = try #require(Instant(iso8601: change))
        var random = RandomStream(seed: 25)
        for round in 0..<4_000 {
            let grain = [1, 60, 900, 3600][round % 4]
            let start = middle.adding(seconds: Int64((random.below(345_600) - 172_800) / grain * grain))
            let length = [7_200, 43_200, 172_800][random.below(3)]
            let seconds = max(1, (random.below(length) + 1) / grain * grain)
            let room = random.below(2) == 0 ? nil : Self.room
            let slot = try #require(Slot(room: room, start: start, end: start.adding(seconds: Int64(seconds))))
            let stays = try? read(slot, in: setting)
            #expect(stays == SlotReading(slot: slot, remarks: []), "\(slot)")
            let moved = Slot(room: room == nil ? Self.room : nil, start: slot.start, end: slot.end)
            let changed = try? read(slot, in: setting, ["room": room == nil ? "Hall" : ""])
            #expect(changed == SlotReading(slot: moved, remarks: []), "\(slot)")
        }
    }

    @Test("says the day of an end that could not be told from its time alone")
    func dayOfTheEnd() throws {
        let zone = try setting("UTC").event.details.zone
        let ends = [
            ("2030-03-29T09:00:00Z", "2030-03-29T10:00:00Z"), ("2030-03-29T23:00:00Z", "2030-03-30T00:30:00Z"),
            ("2030-03-29T09:00:00Z", "2030-03-30T09:05:00Z"), ("2030-03-28T18:00:00Z", "2030-03-30T18:00:00Z"),
        ]
        let told = try ends.map { SlotText(try slot($0.0, $0.1), in: zone).end }
        #expect(told == ["10:00", "00:30", "2030-03-30 09:05", "2030-03-30 18:00"])
    }

    @Test("keeps the end to the second when only the start is changed")
    func startAlone() throws {
        let setting = try setting("Europe/London")
        let old = try slot("2026-10-25T01:30:00Z", "2026-10-25T01:45:15Z")
        let reading = try read(old, in: setting, ["start": "00:45"])
        #expect(reading.slot == (try slot("2026-10-24T23:45:00Z", "2026-10-25T01:45:15Z")))
    }

    @Test("moves with its day, the night included")
    func otherDay() throws {
        let setting = try setting("UTC")
        let old = try slot("2030-03-29T23:00:00Z", "2030-03-30T00:30:00Z")
        let reading = try read(old, in: setting, ["day": "2030-03-30"])
        #expect(reading.slot == (try slot("2030-03-30T23:00:00Z", "2030-03-31T00:30:00Z")))
    }

    @Test("is refused when what was shown is no time")
    func spoilt() throws {
        let old = try slot("2030-03-29T09:00:00Z", "2030-03-29T10:00:00Z")
        let setting = try setting("UTC")
        #expect(throws: DomainError.self) { try read(old, in: setting, ["shown_end": "soon"]) }
    }
}
