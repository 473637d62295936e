import Testing

@testable import TimeZones

@Suite("The footer of a zone's file")
struct FooterReaderTests {
    private func rule(_ text: String) -> FooterRule? { FooterReader.read(Array(text.utf8)[...]) }

    /// The changes of a year in UTC, with the offsets after them.
    private func changes(_ text: String, in year: Int) throws -> [String] {
        let parsed: FooterRule = try #require(rule(text))
        let zone = Zone(
            identifier: "Test",
            rules: ZoneRules(
                localTimes: [LocalTime(offset: 0, abbreviation: "LMT", isDaylight: false)], instants: [], indices: [],
                footer: parsed))
        let start = try #require(Instant(iso8601: "\(year)-01-01T00:00Z"))
        let end = try #require(Instant(iso8601: "\(year + 1)-01-01T00:00Z"))
        return zone.transitions(from: start, to: end).map { "\($0.at.iso8601) \($0.after.offset)" }
    }

    @Test("may be a fixed offset, west positive, with minutes and seconds")
    func fixed() {
        #expect(rule("UTC0")?.standard == LocalTime(offset: 0, abbreviation: "UTC", isDaylight: false))
        #expect(rule("<+0530>-5:30")?.standard.offset == 19_800)
        #expect(rule("LMT0:01:15")?.standard.offset == -75)
        #expect(rule("EST5")?.daylight == nil)
    }

    @Test("knows the month, week and day of a change, the fifth week being the last")
    func weekdays() throws {
        #expect(
            try changes("GMT0BST,M3.5.0/1,M10.5.0", in: 2044) == [
                "2044-03-27T01:00:00Z 3600", "2044-10-30T01:00:00Z 0",
            ])
        #expect(
            try changes("EST5EDT,M3.2.0,M11.1.0", in: 2044)
                == ["2044-03-13T07:00:00Z -14400", "2044-11-06T06:00:00Z -18000"])
    }

    @Test("has daylight time over the new year in the south")
    func south() throws {
        #expect(
            try changes("NZST-12NZDT,M9.5.0,M4.1.0/3", in: 2044)
                == ["2044-04-02T14:00:00Z 43200", "2044-09-24T14:00:00Z 46800"])
    }

    @Test("takes times before midnight and beyond 24 hours")
    func extendedTimes() throws {
        #expect(
            try changes("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", in: 2044)
                == ["2044-03-27T01:00:00Z -3600", "2044-10-30T01:00:00Z -7200"])
        #expect(
            try changes("EET-2EEST,M3.4.4/50,M10.4.4/50", in: 2044)
                == ["2044-03-26T00:00:00Z 10800", "2044-10-28T23:00:00Z 7200"])
    }

    @Test("takes day numbers, with and without 29 February")
    func dayNumbers() throws {
        #expect(
            try changes("AAA0BBB,J60/0,J300/0", in: 2044) == ["2044-03-01T00:00:00Z 3600", "2044-10-26T23:00:00Z 0"])
        #expect(
            try changes("AAA0BBB,59/0,300/0", in: 2044) == ["2044-02-29T00:00:00Z 3600", "2044-10-26T23:00:00Z 0"])
    }

    @Test("may say that it is daylight time all year, which then never changes")
    func allYear() throws {
        #expect(try changes("XXX3EDT4,0/0,J365/23", in: 2044) == [])
        let rule = try #require(self.rule("XXX3EDT4,0/0,J365/23"))
        #expect(rule.yearlyTransitions == nil)
        for year in 2040...2050 {
            for text in [
                "\(year)-01-01T00:00Z", "\(year)-01-01T03:59:59Z", "\(year)-01-01T04:00Z", "\(year)-07-01T00:00Z",
            ] {
                let instant = try #require(Instant(iso8601: text))
                #expect(rule.localTime(at: instant.secondsSince1970).offset == -14_400)
            }
        }
    }

    @Test(
        "is refused when it is no rule",
        arguments: [
            "", "GMT", "G0", "GMT0BST", "GMT0BST,M3.5.0", "GMT0BST,M3.5.0,M10.5.0,", "GMT0BST,M13.5.0,M10.5.0",
            "GMT0BST,M3.6.0,M10.5.0", "GMT0BST,M3.5.7,M10.5.0", "GMT0BST,M3.5.0/168,M10.5.0", "GMT0BST,J0,J365",
            "GMT0BST,366,10", "<GMT0", "GMT25", "GMT0:60", "GMT0 BST,M3.5.0,M10.5.0", "GMT99999999999999999999",
            "GMT0BST,M3.5.0/1/2,M10.5.0", "GMT0BST,M3..0,M10.5.0", "\u{FF}\u{FF}\u{FF}0",
        ])
    func refusal(text: String) {
        #expect(rule(text) == nil)
    }
}
