import Domain
import Testing

@Suite struct CalendarAddressTests {
    @Test(
        "an address of the web is taken; webcal is https",
        arguments: [
            ("https://Example.org/a.ics?key=1", "https://Example.org/a.ics?key=1", "example.org"),
            ("webcal://a.org/x", "https://a.org/x", "a.org"),
            ("HTTP://a.org:8080#top", "http://a.org:8080", "a.org:8080"),
        ])
    func taken(_ text: String, _ description: String, _ host: String) throws {
        let address = try #require(CalendarAddress(text))
        #expect(address.description == description && address.host == host)
    }

    @Test(
        "anything else is none, and so is one with a name and a password",
        arguments: [
            "", "a.org", "https://", "https:///a", "ftp://a.org/", "file:///etc/passwd", "https://me:pw@a.org/",
            "https://me@a.org", "https://a.org/a b", "https://a.org\\b", "https://ä.org", "https://:80/",
            "https://a.org/" + String(repeating: "x", count: 2_000),
        ])
    func refused(_ text: String) {
        #expect(CalendarAddress(text) == nil)
    }
}
