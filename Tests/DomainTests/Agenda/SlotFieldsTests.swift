import Testing
import TimeZones

@testable import Domain

@Suite("Reading a slot")
struct SlotFieldsTests {
    private let setting: EventSetting

    init() throws {
        let london = try ZoneDatabase.system.zone("Europe/London")
        let day = try #require(CivilDate(year: 2011, month: 11, day: 29))
        let event = Event(
            id: ID(rawValue: 1), slug: try #require(Slug("socitm-2011")),
            details: EventDetails(title: "SOCITM 2011", kind: .conference, zone: london, firstDay: day, lastDay: day),
            privateKey: "k", changedAt: Instant(secondsSince1970: 0), createdAt: Instant(secondsSince1970: 0))
        let room = Room(
            id: ID(rawValue: 7), event: event.id, slug: try #require(Slug("main-hall")),
            details: RoomDetails(name: "Main hall"), position: 1)
        setting = EventSetting(event: event, rooms: [room], tracks: [])
    }

    private func read(_ fields: [Field: String], over old: Slot? = nil) throws -> SlotReading {
        var reader = FieldReader { fields[$0] }
        return try SlotReading.read(&reader, over: old, in: setting)
    }

    private func slot(_ start: String, _ end: String, room: Int64? = nil) throws -> Slot? {
        Slot(
            room: room.map(ID.init(rawValue:)), start: try #require(Instant(iso8601: start)),
            end: try #require(Instant(iso8601: end)))
    }

    @Test("takes wall-clock times in the event's zone and a room by name in any case")
    func wallClock() throws {
        let reading = try read(["start": "2011-11-29 09:30", "end": "2011-11-29 10:15", "room": "MAIN hall"])
        #expect(reading.slot == (try slot("2011-11-29T09:30:00Z", "2011-11-29T10:15:00Z", room: 7)))
        #expect(reading.remarks == [])
    }

    @Test("honours an explicit offset")
    func offset() throws {
        let reading = try read(["start": "2011-07-01T09:30:00+02:00", "end": "2011-07-01T08:00:00Z"])
        #expect(reading.slot == (try slot("2011-07-01T07:30:00Z", "2011-07-01T08:00:00Z")))
    }

    @Test("is unscheduled when both times are empty")
    func unscheduled() throws {
        #expect(try read(["start": "", "end": "", "room": ""]).slot == nil)
    }

    @Test("keeps the times when neither is given")
    func absent() throws {
        let old = try slot("2011-11-29T09:30:00Z", "2011-11-29T10:15:00Z", room: 7)
        #expect(try read([:], over: old).slot == old)
        #expect(try read(["room": ""], over: old).slot == (try slot("2011-11-29T09:30:00Z", "2011-11-29T10:15:00Z")))
    }

    @Test("of a form takes times of the day, and ends on the next day when that is a night")
    func formTimes() throws {
        let reading = try read(["day": "2011-11-29", "start": "11pm", "end": "0:30"])
        #expect(reading.slot == (try slot("2011-11-29T23:00:00Z", "2011-11-30T00:30:00Z")))
    }

    @Test(
        "a time that is not given stays what it was",
        arguments: [
            (["start": "2011-11-29 09:00"], "2011-11-29T09:00:00Z", "2011-11-29T10:15:00Z"),
            (["end": "2011-11-29 11:00"], "2011-11-29T09:30:00Z", "2011-11-29T11:00:00Z"),
        ] as [([Field: String], String, String)])
    func oneTime(fields: [Field: String], start: String, end: String) throws {
        let old = try slot("2011-11-29T09:30:00Z", "2011-11-29T10:15:00Z", room: 7)
        #expect(try read(fields, over: old).slot == slot(start, end, room: 7))
        #expect(throws: DomainError.self) { try read(fields) }
    }

    @Test("a time of the night is on the next day, though the clock skips it on the day itself")
    func nightAfterAGap() throws {
        let reading = try read(["day": "2011-03-27", "start": "23:00", "end": "01:30"])
        #expect(reading.slot == (try slot("2011-03-27T22:00:00Z", "2011-03-28T00:30:00Z")))
    }

    @Test("an end that comes twice is the second where only that comes after the start")
    func endInTheSecondHour() throws {
        let reading = try read(["start": "2011-10-30T01:30:00Z", "end": "2011-10-30 01:50"])
        #expect(reading == SlotReading(slot: try slot("2011-10-30T01:30:00Z", "2011-10-30T01:50:00Z"), remarks: []))
    }

    @Test("refuses a time that the clock skips and says what it does instead")
    func gap() throws {
        #expect(
            throws: DomainError.invalid([
                FieldProblem(
                    "start",
                    """
                    There is no \("2011-03-27 01:30") in \("Europe/London"): the clock goes forward from \
                    \("2011-03-27 01:00") to \("2011-03-27 02:00").
                    """, value: "2011-03-27 01:30")
            ])
        ) { try read(["start": "2011-03-27 01:30", "end": "2011-03-27 03:00"]) }
    }

    @Test("takes the first of a time that comes twice and says so")
    func overlap() throws {
        let reading = try read(["start": "2011-10-30 01:30", "end": "2011-10-30 03:00"])
        #expect(reading.slot == (try slot("2011-10-30T00:30:00Z", "2011-10-30T03:00:00Z")))
        #expect(reading.remarks.count == 1)
    }

    @Test(
        "refuses",
        arguments: [
            (["start": "2011-11-29 09:30", "end": ""], "end"),
            (["start": "", "end": "2011-11-29 09:30"], "start"),
            (["start": "2011-11-29 09:30", "end": "2011-11-29 09:30"], "end"),
            (["start": "2011-11-29 09:30", "end": "2011-12-02 09:30"], "end"),
            (["start": "tomorrow", "end": "2011-11-29 09:30"], "start"),
            (["room": "Cellar", "start": "2011-11-29 09:30", "end": "2011-11-29 10:30"], "room"),
            (["day": "2011-11-29", "start": "10:00", "end": "09:00"], "end"),
            (["day": "2011-11-29", "start": "10:00", "end": "10:00"], "end"),
            (["day": "2011-02-30", "start": "09:30", "end": "10:30"], "day"),
            (["day": "2011-11-29", "start": "25:00", "end": "10:30"], "start"),
        ] as [([Field: String], Field)])
    func refuses(fields: [Field: String], field: Field) throws {
        let error = #expect(throws: DomainError.self) { try read(fields) }
        guard case .invalid(let problems) = error else {
            Issue.record("not invalid: \(String(describing: error))")
            return
        }
        #expect(problems.first?.field == field)
    }
}

@Suite("A clock time")
struct ClockTimeTests {
    @Test(
        "is read as people write it",
        arguments: [
            ("09:30", 9, 30), ("9.30", 9, 30), ("0930", 9, 30), ("9am", 9, 0), ("12am", 0, 0), ("12 pm", 12, 0),
            ("2:15 PM", 14, 15), ("23:59", 23, 59), ("00:00", 0, 0),
        ])
    func reads(text: String, hour: Int, minute: Int) {
        #expect(ClockTime(text)?.hour == hour)
        #expect(ClockTime(text)?.minute == minute)
    }

    @Test(
        "is not read from anything else",
        arguments: ["", "9", "24:00", "9:60", "13pm", "0am", "9:3", "a:b", "-1:30", "12:30:00"])
    func refuses(text: String) {
        #expect(ClockTime(text) == nil)
    }
}
