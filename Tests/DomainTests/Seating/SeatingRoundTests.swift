import Domain
import Testing
import TimeZones

@Suite("A round")
struct SeatingRoundTests {
    @Test("is told from the start of its session, and moves with it")
    func time() throws {
        let slot = try #require(try World.slot("2011-11-29T19:00:00Z", "2011-11-29T21:00:00Z"))
        let details = SeatingRoundDetails(startsAfter: 30, minutes: 20)
        let time = try #require(details.time(in: slot))
        #expect(time.start.iso8601 == "2011-11-29T19:30:00Z" && time.end?.iso8601 == "2011-11-29T19:50:00Z")
        #expect(SeatingRoundDetails(startsAfter: 0).time(in: slot)?.end == nil)
        #expect(SeatingRoundDetails().time(in: slot) == nil)
    }

    @Test("lasts for as long as somebody says only when it has a start")
    func reading() throws {
        var reader = FieldReader { ["lasts": "20"][$0] }
        #expect(throws: DomainError.self) { try SeatingRoundDetails.read(&reader) }
        #expect(reader.problems.map(\.field) == ["lasts"])
        var both = FieldReader { ["lasts": "20", "starts_after": "0"][$0] }
        #expect(try SeatingRoundDetails.read(&both) == SeatingRoundDetails(startsAfter: 0, minutes: 20))
        #expect(SeatingRoundDetails(minutes: 20) == SeatingRoundDetails())
    }
}
