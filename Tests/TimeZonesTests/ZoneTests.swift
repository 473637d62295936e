import Testing
import TimeZones

@Suite("A zone")
struct ZoneTests {
    let london: Zone
    let database = ZoneDatabase.system

    init() throws {
        london = try database.zone("Europe/London")
    }

    private func instant(_ text: String) throws -> Instant { try #require(Instant(iso8601: text)) }
    private func clock(_ text: String) throws -> WallClock { try #require(WallClock(text)) }

    @Test("gives the time on the wall in winter and in summer")
    func wallClocks() throws {
        #expect(london.wallClock(at: try instant("2011-11-29T09:30:00Z")).text == "2011-11-29 09:30")
        #expect(london.wallClock(at: try instant("2011-07-01T09:30:00Z")).text == "2011-07-01 10:30")
        #expect(london.abbreviation(at: try instant("2011-07-01T09:30:00Z")) == "BST")
        #expect(london.offset(at: try instant("2011-07-01T09:30:00Z")) == 3600)
    }

    @Test("resolves an ordinary time to one instant")
    func unique() throws {
        #expect(london.resolve(try clock("2011-11-29 09:30")) == .unique(try instant("2011-11-29T09:30:00Z")))
        #expect(london.resolve(try clock("2011-07-01 10:30")) == .unique(try instant("2011-07-01T09:30:00Z")))
        #expect(Zone.utc.resolve(try clock("2011-07-01 10:30")) == .unique(try instant("2011-07-01T10:30:00Z")))
    }

    @Test("London, 27 March 2011: from 01:00 to 02:00 there is no time", arguments: ["01:00", "01:30", "01:59:59"])
    func gap(time: String) throws {
        let resolution = london.resolve(try clock("2011-03-27 " + time))
        let (before, after) = (try instant("2011-03-27T00:59:59Z"), try instant("2011-03-27T01:00:00Z"))
        #expect(resolution == .gap(before: before, after: after))
        #expect(london.wallClock(at: before).adding(seconds: 1).text == "2011-03-27 01:00")
        #expect(london.wallClock(at: after).text == "2011-03-27 02:00")
    }

    @Test(
        "London, 30 October 2011: from 01:00 to 02:00 each time comes twice", arguments: ["01:00", "01:30", "01:59:59"])
    func overlap(time: String) throws {
        let seconds = try clock("2011-10-30 " + time).secondOfDay
        let midnight = try instant("2011-10-30T00:00:00Z")
        #expect(
            london.resolve(try clock("2011-10-30 " + time))
                == .overlap(
                    first: midnight.adding(seconds: Int64(seconds - 3600)),
                    second: midnight.adding(seconds: Int64(seconds))))
    }

    @Test("the edges of gap and overlap are ordinary times")
    func edges() throws {
        #expect(london.resolve(try clock("2011-03-27 00:59:59")) == .unique(try instant("2011-03-27T00:59:59Z")))
        #expect(london.resolve(try clock("2011-03-27 02:00")) == .unique(try instant("2011-03-27T01:00:00Z")))
        #expect(london.resolve(try clock("2011-10-30 00:59:59")) == .unique(try instant("2011-10-29T23:59:59Z")))
        #expect(london.resolve(try clock("2011-10-30 02:00")) == .unique(try instant("2011-10-30T02:00:00Z")))
    }

    @Test("lists the changes of a year, by the table and by the footer", arguments: [2011, 2060])
    func transitions(year: Int) throws {
        let changes = london.transitions(
            from: try instant("\(year)-01-01T00:00:00Z"), to: try instant("\(year + 1)-01-01T00:00:00Z"))
        #expect(
            changes.map(\.at.iso8601)
                == (year == 2011
                    ? ["2011-03-27T01:00:00Z", "2011-10-30T01:00:00Z"]
                    : ["2060-03-28T01:00:00Z", "2060-10-31T01:00:00Z"]))
        #expect(changes.map(\.before.offset) == [0, 3600])
        #expect(changes.map(\.after.abbreviation) == ["BST", "GMT"])
        #expect(london.transition(atOrBefore: changes[1].at) == changes[1])
        #expect(london.transition(atOrBefore: changes[1].at.adding(seconds: -1)) == changes[0])
    }

    @Test("Dublin's winter is the daylight time of the database and has the smaller offset")
    func dublin() throws {
        let dublin = try database.zone("Europe/Dublin")
        let winter = dublin.localTime(at: try instant("2050-01-01T12:00:00Z"))
        #expect(winter.offset == 0 && winter.isDaylight && winter.abbreviation == "GMT")
        let summer = dublin.localTime(at: try instant("2050-07-01T12:00:00Z"))
        #expect(summer.offset == 3600 && !summer.isDaylight && summer.abbreviation == "IST")
        #expect(
            dublin.resolve(try clock("2050-07-01 10:30")) == .unique(try instant("2050-07-01T09:30:00Z")))
    }

    @Test("Lord Howe moves by half an hour")
    func lordHowe() throws {
        let zone = try database.zone("Australia/Lord_Howe")
        #expect(zone.offset(at: try instant("2050-07-01T00:00:00Z")) == 37_800)
        #expect(zone.offset(at: try instant("2050-01-01T00:00:00Z")) == 39_600)
        let change = try #require(
            zone.transitions(from: try instant("2050-03-01T00:00:00Z"), to: try instant("2050-05-01T00:00:00Z")).first)
        #expect(change.at.iso8601 == "2050-04-02T15:00:00Z")
        #expect(
            zone.resolve(try clock("2050-04-03 01:45"))
                == .overlap(first: change.at.adding(seconds: -900), second: change.at.adding(seconds: 900)))
    }

    @Test(
        "knows zones of half and quarter hours",
        arguments: [
            ("Asia/Kolkata", 19_800), ("Asia/Kathmandu", 20_700), ("America/St_Johns", -12_600),
            ("Pacific/Chatham", 49_500),
        ])
    func fractions(identifier: String, offset: Int) throws {
        let january = try instant("2011-01-01T00:00:00Z")
        #expect(try database.zone(identifier).offset(at: january) == offset)
    }

    @Test("Samoa left out 30 December 2011")
    func samoa() throws {
        let resolution = try database.zone("Pacific/Apia").resolve(try clock("2011-12-30 12:00"))
        #expect(
            resolution
                == .gap(before: try instant("2011-12-30T09:59:59Z"), after: try instant("2011-12-30T10:00:00Z")))
    }

    @Test("tells the yearly rule and since when it alone holds")
    func rules() throws {
        let rule = try #require(london.yearlyTransitions)
        #expect(rule.since.iso8601 == "1995-10-22T01:00:00Z")
        #expect(
            rule.changes.map(\.day) == [
                .weekday(.sunday, ordinal: 5, month: 3), .weekday(.sunday, ordinal: 5, month: 10),
            ])
        #expect(rule.changes.map(\.seconds) == [3600, 7200])
        #expect(rule.changes.map(\.after.offset) == [3600, 0])
        #expect(try database.zone("America/Santiago").yearlyTransitions?.since.iso8601 == "2022-09-11T04:00:00Z")
        // Riga left its clocks alone in 2000, between years by the rule.
        #expect(try database.zone("Europe/Riga").yearlyTransitions?.since.iso8601 == "2000-10-29T01:00:00Z")
        #expect(try database.zone("Asia/Kolkata").yearlyTransitions == nil)
        #expect(Zone.utc.yearlyTransitions == nil)
    }

    @Test("takes any number of seconds")
    func anyNumber() {
        for seconds in [Int64.min, .min + 1, -1 << 40, 1 << 40, .max - 1, .max] {
            let instant = Instant(secondsSince1970: seconds)
            #expect(abs(london.offset(at: instant)) <= 3600)
            _ = london.wallClock(at: instant)
            _ = london.transition(atOrBefore: instant)
            _ = london.transitions(from: instant, to: instant.adding(seconds: 86_400))
            _ = london.resolve(london.wallClock(at: instant))
        }
        #expect(
            london.transitions(from: Instant(secondsSince1970: .min), to: Instant(secondsSince1970: .max)).count
                > 10_000)
    }

    @Test("the time on the wall at an instant resolves to that instant, around every change of every zone")
    func resolutions() throws {
        var wrong: [String] = []
        for identifier in database.identifiers() {
            let zone = try database.zone(identifier)
            let changes = zone.transitions(
                from: try instant("1970-01-01T00:00:00Z"), to: try instant("2060-01-01T00:00:00Z"))
            for change in changes {
                for distance: Int64 in [-3600, -1, 0, 1800, 3599] {
                    let instant = change.at.adding(seconds: distance)
                    let found: [Instant] =
                        switch zone.resolve(zone.wallClock(at: instant)) {
                        case .unique(let only): [only]
                        case .overlap(let first, let second): first < second ? [first, second] : []
                        case .gap: []
                        }
                    if !found.contains(instant) { wrong.append("\(identifier) \(instant.iso8601)") }
                }
            }
        }
        #expect(wrong == [])
    }
}
