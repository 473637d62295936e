import TestSupport
import Testing

@Suite struct TrackRoutesTests {
    private let tracks = "/admin/e/dinner/tracks"

    @Test("a track is added in a colour that no other has, changed and deleted")
    func life() async throws {
        let browser = try await AdminWorld().browser(of: .organiser)
        _ = try await browser.submit("/admin/events", from: "/admin/events/new", AdminWorld.dinner)
        #expect(try await browser.get(tracks).visible.contains("No tracks yet"))
        _ = try await browser.submit(tracks, from: tracks + "/new", ["name": "Cloud", "colour": "pine"])
        #expect(try await browser.get(tracks + "/new").body.contains("value=\"lake\" selected"))
        #expect(try await browser.get(tracks).visible.contains("Cloud Pine 0"))
        _ = try await browser.submit(tracks + "/1", from: tracks + "/1/edit", ["name": "Clouds", "colour": "plum"])
        #expect(try await browser.get(tracks).visible.contains("Clouds Plum 0"))
        let refused = try await browser.submit(tracks + "/1", from: tracks + "/1/edit", ["colour": "mauve"])
        #expect(refused.status == 422)
        _ = try await browser.submit(tracks + "/1/deletion", from: tracks + "/1/deletion")
        #expect(try await browser.get(tracks).visible.contains("Clouds was deleted."))
    }
}
