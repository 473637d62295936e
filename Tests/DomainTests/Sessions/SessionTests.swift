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

    @Test("is public when confirmed, or when it was before it was cancelled")
    func isPublic() throws {
        let now = Instant(secondsSince1970: 0)
        let expected: [(SessionState, Instant?, Bool)] = [
            (.draft, nil, false), (.draft, now, false), (.confirmed, now, true), (.cancelled, now, true),
            (.cancelled, nil, false),
        ]
        for (state, announcedAt, isPublic) in expected {
            let session = Session(
                event: ID(rawValue: 1), key: try #require(SessionKey("k")),
                details: SessionDetails(title: "T", state: state), uid: "u", announcedAt: announcedAt, createdAt: now,
                changedAt: now)
            #expect(session.isPublic == isPublic, "\(state)")
        }
    }
}
