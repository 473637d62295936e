import Testing

@Suite("The page of a track")
struct TrackPageTests {
    @Test("has the sessions of the track and its calendar")
    func track() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        let page = try await installation.get("/e/socitm-2011/tracks/shared-services")
        #expect(page.has("<h1>Shared services</h1>") && page.has("2 sessions"))
        #expect(page.has("session-connect") && page.has("session-third-sector") && !page.has("session-coffee"))
        #expect(page.has("webcal://example.org/e/socitm-2011/tracks/shared-services.ics"))
    }

    @Test("is linked from the event and from each session of the track")
    func links() async throws {
        let installation = try Installation()
        _ = try await Conference.make(in: installation)
        for path in ["/e/socitm-2011", "/e/socitm-2011/agenda", "/e/socitm-2011/sessions/cloud"] {
            let page = try await installation.get(path)
            #expect(page.has("<a href=\"/e/socitm-2011/tracks/cloud\">Cloud</a>"), "\(path)")
            #expect(page.has("<a href=\"/e/socitm-2011/rooms/library\">Library</a>"), "\(path)")
        }
    }
}
