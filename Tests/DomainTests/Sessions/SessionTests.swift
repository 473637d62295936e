import Testing
import TimeZones

@testable import Domain

@Suite("A session")
struct SessionTests {
    @Test(
        "key can stand at the end of an address", arguments: ["a", "D1-09.30_x", "2011"])
    func keys(text: String) {
        #expect(SessionKey(text)?.description == text)
    }

    @Test(
        "key cannot be anything else",
        arguments: ["", "new", "a b", "a/b", ".a", "a.", "talk.ics", "ä", String(repeating: "a", count: 81)])
    func noKeys(text: String) {
        #expect(SessionKey(text) == nil)
    }

    @Test("can be released with a slot when confirmed, or cancelled after it was shown")
    func isReleasable() throws {
        let now = Instant(secondsSince1970: 0)
        let slot = Slot(room: nil, start: now, end: now.adding(seconds: 60))
        let expected: [(SessionState, Instant?, Bool)] = [
            (.draft, nil, false), (.draft, now, false), (.confirmed, now, true), (.cancelled, now, true),
            (.cancelled, nil, false),
        ]
        for (state, announcedAt, isReleasable) in expected {
            var session = Session(
                event: ID(rawValue: 1), key: try #require(SessionKey("k")),
                details: SessionDetails(title: "T", state: state), slot: slot, uid: "u", announcedAt: announcedAt,
                createdAt: now,
                changedAt: now)
            #expect(session.isReleasable == isReleasable, "\(state)")
            session.slot = nil
            #expect(!session.isReleasable)
        }
    }
}
