import Testing
import TimeZones

@testable import Domain

@Suite("A span of time")
struct TimeSpanTests {
    private let london = try? ZoneDatabase.system.zone("Europe/London")

    private func at(_ text: String) throws -> Instant { try #require(Instant(iso8601: text)) }

    @Test("ends after it starts")
    func order() throws {
        let moment = try at("2011-11-29T09:00:00Z")
        #expect(TimeSpan(moment, moment) == nil)
        #expect(TimeSpan(moment, moment.adding(seconds: -1)) == nil)
        #expect(TimeSpan(moment, moment.adding(seconds: 1))?.length == 1)
    }

    @Test(
        "is read in the zone, with or without a day before its end, and written so that it reads back",
        arguments: [
            ("2011-11-29 09:00 to 17:30", "2011-11-29T09:00:00Z", "2011-11-29T17:30:00Z", "2011-11-29 09:00 to 17:30"),
            ("2011-07-29 9:00 to 24:00", nil, nil, nil),
            (
                "2011-07-29 09:00 to 24:00", "2011-07-29T08:00:00Z", "2011-07-29T23:00:00Z",
                "2011-07-29 09:00 to 2011-07-30 00:00"
            ),
            (
                "2011-11-29 22:00 to 2011-11-30 02:00", "2011-11-29T22:00:00Z", "2011-11-30T02:00:00Z",
                "2011-11-29 22:00 to 2011-11-30 02:00"
            ),
            (
                "2011-10-30T01:30:00Z to 2011-10-30 03:00", "2011-10-30T01:30:00Z", "2011-10-30T03:00:00Z",
                "2011-10-30T01:30:00Z to 2011-10-30 03:00"
            ),
            // The clocks went forward over this time.
            ("2011-03-27 01:30 to 03:00", nil, nil, nil), ("2011-11-29 17:30 to 09:00", nil, nil, nil),
            ("any time", nil, nil, nil),
        ] as [(String, String?, String?, String?)])
    func text(text: String, start: String?, end: String?, written: String?) throws {
        let zone = try #require(london)
        let span = TimeSpan(text: text, zone: zone)
        #expect(span?.start == start.flatMap { Instant(iso8601: $0) })
        #expect(span?.end == end.flatMap { Instant(iso8601: $0) })
        #expect(span?.text(in: zone) == written)
        if let written { #expect(TimeSpan(text: written, zone: zone) == span) }
    }

    @Test("that touches or overlaps another becomes one with it")
    func merged() throws {
        let base = try at("2011-11-29T00:00:00Z")
        let span = { (from: Int64, to: Int64) in
            // because: the tests write spans that end after they start
            TimeSpan(base.adding(seconds: from), base.adding(seconds: to))!
        }
        #expect(
            TimeSpan.merged([span(50, 60), span(0, 10), span(10, 20), span(5, 8), span(55, 70)]) == [
                span(0, 20), span(50, 70),
            ])
    }

    @Test("covers a slot that lies within it; no spans cover every slot")
    func cover() throws {
        let base = try at("2011-11-29T00:00:00Z")
        let slot = try #require(Slot(room: nil, start: base.adding(seconds: 10), end: base.adding(seconds: 20)))
        let spans = { (ends: [(Int64, Int64)]) in
            ends.compactMap { TimeSpan(base.adding(seconds: $0.0), base.adding(seconds: $0.1)) }
        }
        #expect(TimeSpan.cover(slot, []))
        #expect(TimeSpan.cover(slot, spans([(10, 20)])))
        #expect(!TimeSpan.cover(slot, spans([(0, 19), (21, 30)])))
    }
}
