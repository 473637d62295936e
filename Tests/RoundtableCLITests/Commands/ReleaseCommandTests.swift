import TestSupport
import Testing

struct ReleaseCommandTests {
    private static let row = "a,First,confirmed,Hall,2011-11-29 09:00,2011-11-29 10:00\n"

    private func installation(_ sessions: String = row, release: Bool = false) throws -> Installation {
        let installation = try Installation()
        let event = try installation.write(
            "event.csv",
            "slug,title,zone,first_day,visibility\ndinner,Dinner,Europe/London,2011-11-29,published\n")
        let rooms = try installation.write("rooms.csv", "name\nHall\n")
        let file = try installation.write("sessions.csv", "key,title,state,room,start,end\n" + sessions)
        #expect(try installation.run("import", "events", event).status == 0)
        #expect(try installation.run("import", "rooms", rooms, "--event", "dinner").status == 0)
        let outcome = try installation.run(
            "import", "sessions", file, "--event", "dinner", environment: release ? ["ROUNDTABLE_RELEASE": "yes"] : [:])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("refused; released as 1") == release)
        return installation
    }

    @Test("a release shows the draft under the name that comes next, or the one that is given")
    func names() throws {
        let installation = try installation()
        let feed = { try installation.run("feed", "dinner").output }
        #expect(try !feed().contains("BEGIN:VEVENT"))
        let first = try installation.run("release", "dinner")
        #expect(first.status == 0)
        #expect(first.output == "dinner: released as 1: 1 new\n")
        #expect(try feed().contains("SUMMARY:First"))
        let file = try installation.write(
            "more.csv", "key,title,start,end\na,Second,2011-11-29 11:00,2011-11-29 12:00\n")
        _ = try installation.run("import", "sessions", file, "--event", "dinner")
        #expect(try feed().contains("SUMMARY:First"))
        let second = try installation.run("release", "dinner", "Final", "--comment", "Later.", "--json")
        #expect(
            second.output == """
                {"event":"dinner","number":2,"name":"Final","changes":{"moved":1,"retitled":1}}

                """)
        #expect(try feed().contains("SUMMARY:Second"))
    }

    @Test("an import releases what it brought when it is told to")
    func imported() throws {
        let installation = try installation(release: true)
        #expect(try installation.run("feed", "dinner").output.contains("SUMMARY:First"))
    }

    @Test("nothing new, a name that is taken, an event that is not there and open errors are told, and it is 2")
    func refused() throws {
        let installation = try installation(release: true)
        let nothing = try installation.run("release", "dinner")
        #expect(nothing.status == 2)
        #expect(nothing.complaint == "roundtable: Nothing has changed since release 1.\n")
        #expect(try installation.run("release", "nothing").complaint == "roundtable: There is no event “nothing”.\n")
        let file = try installation.write(
            "more.csv", "key,title,state,room,start,end\nb,Second,confirmed,Hall,2011-11-29 09:30,2011-11-29 10:00\n")
        _ = try installation.run("import", "sessions", file, "--event", "dinner")
        #expect(
            try installation.run("release", "dinner", "1").complaint
                == "roundtable: Release 1 has this name already.\n")
        let stopped = try installation.run("release", "dinner")
        #expect(stopped.status == 2)
        #expect(
            stopped.complaint == """
                roundtable: 1 error in the agenda is neither settled nor waived: “First” and “Second” are in Hall at the \
                same time.

                """)
    }
}
