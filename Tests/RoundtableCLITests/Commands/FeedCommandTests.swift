import Testing

struct FeedCommandTests {
    @Test("a feed is the calendar of a published event; a draft has none")
    func feed() throws {
        let installation = try Installation()
        let file = try installation.write(
            "event.csv",
            "slug,title,zone,first_day,visibility\nopen,Open,UTC,2012-01-01,published\nshut,Shut,UTC,2012-01-01,draft\n"
        )
        #expect(try installation.run("import", "events", file).status == 0)
        let feed = try installation.run("feed", "open")
        #expect(feed.status == 0)
        #expect(feed.output.hasPrefix("BEGIN:VCALENDAR\r\n"))
        #expect(feed.output.hasSuffix("END:VCALENDAR\r\n"))
        let draft = try installation.run("feed", "shut")
        #expect(draft.status == 2)
        #expect(draft.complaint == "roundtable: The event “shut” is a draft, so it has no feed yet.\n")
    }
}
