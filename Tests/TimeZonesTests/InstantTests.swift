import Testing
import TimeZones

@Suite("An instant")
struct InstantTests {
    @Test(
        "is read with Z and with offsets",
        arguments: [
            "2011-11-29T09:30:00Z", "2011-11-29T09:30Z", "2011-11-29 09:30:00z", "2011-11-29T10:30:00+01:00",
            "2011-11-29T15:00:00+0530", "2011-11-29T04:30:00-05", "2011-11-29T09:30:00.999Z",
            "2011-11-29T09:30:00-00:00",
        ])
    func reading(text: String) {
        #expect(Instant(iso8601: text) == Instant(secondsSince1970: 1_322_559_000))
    }

    @Test(
        "needs a zone, two digits everywhere and nothing after it",
        arguments: [
            "2011-11-29T09:30:00", "2011-11-29T09:30:00+1", "2011-11-29T09:30:00+01:0", "2011-11-29T09:30:00+24:00",
            "2011-11-29T09:30:00+01:60", "2011-11-29T09:30:00ZZ", "2011-11-29T09:30:00.Z", "2011-11-29", "",
        ])
    func refusal(text: String) {
        #expect(Instant(iso8601: text) == nil)
    }

    @Test("writes UTC")
    func writing() {
        #expect(Instant(secondsSince1970: 1_322_559_015).iso8601 == "2011-11-29T09:30:15Z")
        #expect(Instant(secondsSince1970: -1).iso8601 == "1969-12-31T23:59:59Z")
    }

    @Test("does not trap at the end of its numbers")
    func ends() {
        let (least, greatest) = (Instant(secondsSince1970: .min), Instant(secondsSince1970: .max))
        #expect(greatest.adding(seconds: 1) == greatest)
        #expect(least.adding(seconds: -1) == least)
        #expect(least.adding(seconds: .max) == Instant(secondsSince1970: -1))
        #expect(greatest.iso8601 == "9999-12-31T23:59:59Z")
        #expect(least.iso8601 == "0001-01-01T00:00:00Z")
    }
}
