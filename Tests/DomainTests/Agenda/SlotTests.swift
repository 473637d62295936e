import Testing
import TimeZones

@testable import Domain

@Suite("A slot")
struct SlotTests {
    private func slot(_ start: Int64, _ end: Int64) throws -> Slot {
        try #require(Slot(room: nil, start: Instant(secondsSince1970: start), end: Instant(secondsSince1970: end)))
    }

    @Test("ends after it starts and lasts 48 hours at most")
    func bounds() {
        let start = Instant(secondsSince1970: 1_000)
        #expect(Slot(room: nil, start: start, end: start) == nil)
        #expect(Slot(room: nil, start: start, end: start.adding(seconds: -1)) == nil)
        #expect(Slot(room: nil, start: start, end: start.adding(seconds: 48 * 3600 + 1)) == nil)
        #expect(Slot(room: nil, start: start, end: start.adding(seconds: 48 * 3600))?.length == 172_800)
    }

    @Test("overlaps another by a second, not by touching ends")
    func overlap() throws {
        #expect(try !slot(0, 10).overlaps(slot(10, 20)))
        #expect(try !slot(10, 20).overlaps(slot(0, 10)))
        #expect(try slot(0, 11).overlaps(slot(10, 20)))
        #expect(try slot(0, 100).overlaps(slot(10, 20)))
    }
}
