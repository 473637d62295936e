import ICalendar
import Testing
import TimeZones

@Suite("Reading")
struct ReadingPropertyTests {
    /// A generator whose seed settles everything (SplitMix64).
    struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }

    private static let zones = ["Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"]

    private func text(_ numbers: inout Numbers) -> String {
        let signs = ["a", "B", " ", "\\", ";", ",", ":", "\n", "\"", "é", "日", "🙂", "\t", "\\n", "n", "^", "x\u{301}"]
        return "t"
            + (0..<Int.random(in: 0...60, using: &numbers)).map { _ in signs.randomElement(using: &numbers) ?? "" }
            .joined() + "."
    }

    private func event(_ number: Int, _ numbers: inout Numbers) throws -> CalendarEvent {
        let zone = try ZoneDatabase.system.zone(Self.zones.randomElement(using: &numbers) ?? "UTC")
        let start = Instant(secondsSince1970: Int64.random(in: 0...2_500_000_000, using: &numbers))
        let changed = Instant(secondsSince1970: Int64.random(in: 0...2_000_000_000, using: &numbers))
        let when: CalendarEvent.When
        if Bool.random(using: &numbers) {
            let length = Int64.random(in: 0...200_000, using: &numbers)
            let end = length == 0 ? nil : start.adding(seconds: length)
            // A time that exists twice is written in UTC, and its zone with it.
            let isPlain = [start, end ?? start].allSatisfy { zone.resolve(zone.wallClock(at: $0)) == .unique($0) }
            when = .time(start: start, end: end, zone: isPlain ? zone : .utc)
        } else {
            let first = CivilDate(dayNumber: start.secondsSince1970 / 86_400)
            when = .days(first: first, last: first.adding(days: Int.random(in: 0...9, using: &numbers)))
        }
        return CalendarEvent(
            uid: "\(number)@example.org", lastModified: changed, created: changed,
            sequence: Int.random(in: 0...9, using: &numbers),
            status: [.confirmed, .tentative, .cancelled].randomElement(using: &numbers) ?? .confirmed,
            summary: text(&numbers), description: text(&numbers), location: text(&numbers),
            url: "https://example.org/?a=\(number);b,c", categories: [text(&numbers), text(&numbers)], when: when)
    }

    private func events(_ seed: UInt64, count: Int = 40) throws -> [CalendarEvent] {
        var numbers = Numbers(state: seed)
        return try (0..<count).map { try event($0, &numbers) }
    }

    private func feed(_ seed: UInt64, count: Int = 40) throws -> CalendarFeed {
        CalendarFeed(name: "All; of, it\\", zone: .utc, events: try events(seed, count: count))
    }

    @Test("what is written is read back the same", arguments: [1, 2, 3, 4, 5] as [UInt64])
    func roundTrip(seed: UInt64) throws {
        let feed = try feed(seed)
        let reading = Examples.read(feed.bytes())
        #expect(reading.remarks == [])
        #expect(reading.name == feed.name)
        let byUID = { (events: [CalendarEvent]) in events.sorted { $0.uid < $1.uid } }
        #expect(byUID(reading.events.map(\.event)) == byUID(try events(seed)))
    }

    @Test("gives the same whatever the pieces are in which the octets come", arguments: [11, 12, 13] as [UInt64])
    func pieces(seed: UInt64) throws {
        let octets = try feed(seed, count: 6).bytes()
        let whole = Examples.read(octets)
        var numbers = Numbers(state: seed)
        for most in [1, 2, 3, 76, 4096] {
            var reader = CalendarReader(Examples.setting())
            var rest = octets[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...most, using: &numbers))
                reader.take(piece)
                rest = rest.dropFirst(piece.count)
            }
            #expect(reader.finish() == whole)
        }
    }

    @Test("takes anything, and ends", arguments: 1...300)
    func mutations(seed: Int) throws {
        var numbers = Numbers(state: UInt64(seed) &* 7919)
        var octets = try feed(3, count: 4).bytes()
        octets += Examples.event(
            "DTSTART;TZID=Europe/London:20111005T190000", "RRULE:FREQ=MONTHLY;BYDAY=1WE,-1FR;BYSETPOS=1;COUNT=9",
            "EXDATE:20111012T180000Z", "RDATE;VALUE=PERIOD:20111006T080000Z/PT3H", "DURATION:P1DT2H")
        let pieces = [
            "\r\n", ":", ";", "=", "\"", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "99999999999", "-", "COUNT=", "\u{0}",
        ]
        for _ in 0..<Int.random(in: 1...30, using: &numbers) where !octets.isEmpty {
            let place = Int.random(in: 0..<octets.count, using: &numbers)
            switch Int.random(in: 0..<5, using: &numbers) {
            case 0: octets[place] = UInt8.random(in: 0...255, using: &numbers)
            case 1: octets.remove(at: place)
            case 2: octets.insert(contentsOf: (pieces.randomElement(using: &numbers) ?? "").utf8, at: place)
            case 3: octets.removeSubrange(place..<min(octets.count, place + Int.random(in: 1...40, using: &numbers)))
            default: octets.swapAt(place, Int.random(in: 0..<octets.count, using: &numbers))
            }
        }
        let reading = Examples.read(octets, floating: seed.isMultiple(of: 2) ? "Europe/London" : nil)
        #expect(reading.events.count <= 20_000)
        #expect(reading.remarks.count <= 200)
        // What was taken can be written, and is then read without an error.
        let written = CalendarFeed(name: "", zone: .utc, events: reading.events.map(\.event)).bytes()
        #expect(Examples.read(written).errorCount == 0)
    }
}
