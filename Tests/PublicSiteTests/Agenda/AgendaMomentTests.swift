import Domain
import Testing
import TimeZones

@testable import PublicSite

@Suite("What is on now")
struct AgendaMomentTests {
    @Test("of an agenda without sessions is nothing, for ever")
    func nothing() {
        let moment = AgendaMoment([], at: Instant(secondsSince1970: 0))
        #expect(moment.current.isEmpty && moment.next.isEmpty && moment.since == nil && moment.until == nil)
    }

    @Test("passes over cancelled sessions")
    func cancelled() throws {
        let slot = try #require(
            Slot(room: nil, start: Instant(secondsSince1970: 100_000), end: Instant(secondsSince1970: 103_600)))
        let session = Session(
            event: ID(rawValue: 1), key: try #require(SessionKey("x")),
            details: SessionDetails(title: "X", state: .cancelled), slot: slot, uid: "u",
            createdAt: slot.start, changedAt: slot.start)
        let moment = AgendaMoment([AgendaItem(session: session)], at: slot.start)
        #expect(moment.current.isEmpty && moment.next.isEmpty && moment.until == nil)
    }
}
