import TestSupport
import Testing

struct ConflictsCommandTests {
    private func installation(_ sessions: String) throws -> Installation {
        let installation = try Installation()
        let event = try installation.write(
            "event.csv",
            "slug,title,kind,zone,first_day,last_day\ndinner,Dinner,roundtable,Europe/London,2011-11-29,2011-11-29\n")
        let rooms = try installation.write("rooms.csv", "name\nHall\n")
        let file = try installation.write("sessions.csv", "key,title,state,room,start,end\n" + sessions)
        _ = try installation.run("migrate")
        #expect(try installation.run("import", "events", event).status == 0)
        for (kind, file) in [("rooms", rooms), ("sessions", file)] {
            #expect(try installation.run("import", kind, file, "--event", "dinner").status == 0)
        }
        return installation
    }

    @Test("errors are listed, and the exit code is 1")
    func errors() throws {
        let installation = try installation(
            """
            a,First,confirmed,Hall,2011-11-29 09:00,2011-11-29 10:00
            b,Second,draft,Hall,2011-11-29 09:30,2011-11-29 10:00

            """)
        let listed = try installation.run("conflicts", "dinner")
        #expect(listed.status == 1)
        #expect(listed.complaint == "")
        #expect(
            listed.output == """
                error\troom-overlap\t2011-11-29 09:00\ta, b\t“First” and “Second” are in Hall at the same time.
                warning\tunreleasable\t2011-11-29 09:30\tb\t“Second” is still a draft, so a release leaves it out.
                dinner: 1 error, 1 warning

                """)
        let json = try installation.run("conflicts", "dinner", "--json")
        #expect(json.status == 1)
        let first = json.output.pieces(around: ",{\"kind\"")[0]
        #expect(
            first == """
                [{"kind":"room-overlap","severity":"error","sessions":[\
                {"key":"a","title":"First","start":"2011-11-29 09:00","end":"2011-11-29 10:00"},\
                {"key":"b","title":"Second","start":"2011-11-29 09:30","end":"2011-11-29 10:00"}],\
                "person":null,"room":"Hall",\
                "sentence":"“First” and “Second” are in Hall at the same time.","waived":null}
                """)
    }

    @Test("an agenda without errors is 0, and an event that is not there 2")
    func none() throws {
        let installation = try installation("a,First,confirmed,Hall,2011-11-29 09:00,2011-11-29 10:00\n")
        let none = try installation.run("conflicts", "dinner")
        #expect(none.status == 0)
        #expect(none.output == "dinner: No conflicts\n")
        #expect(try installation.run("conflicts", "dinner", "--json").output == "[]\n")
        let missing = try installation.run("conflicts", "nothing")
        #expect(missing.status == 2)
        #expect(missing.complaint == "roundtable: There is no event “nothing”.\n")
    }
}
