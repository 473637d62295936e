import TestSupport
import Testing

@Suite("The import of a partner's calendar")
struct CalendarImportTests {
    private func calendar(_ events: String...) -> String {
        (["BEGIN:VCALENDAR", "VERSION:2.0", "X-WR-CALNAME:BCS branch"] + events + ["END:VCALENDAR", ""])
            .joined(separator: "\r\n")
    }

    private func event(_ uid: String, _ title: String, _ start: String = ";TZID=Europe/London:20990611T190000")
        -> String
    {
        ["BEGIN:VEVENT", "UID:\(uid)", "SUMMARY:\(title)", "DTSTART\(start)", "END:VEVENT"].joined(separator: "\r\n")
    }

    @Test("looks first, then takes all, and does nothing the second time")
    func life() throws {
        let installation = try Installation()
        let file = try installation.write(
            "bcs.ics", calendar(event("a", "Clouds"), event("b", "Data", ":20990612T080000Z")))
        let looked = try installation.run("import", "ics", file, "--dry-run")
        #expect(looked.status == 0)
        #expect(
            looked.output == """
                new\t2099-06-11 19:00 Europe/London\tClouds
                new\t2099-06-12 08:00 UTC\tData
                \(file): BCS branch: 2 new, 0 changed, 0 unchanged, 0 ended; nothing was kept

                """)
        let taken = try installation.run("import", "ics", file)
        #expect(taken.output == "\(file): BCS branch: 2 new, 0 changed, 0 unchanged, 0 ended\n")
        let again = try installation.run("import", "ics", file, "--json")
        #expect(
            again.output.hasPrefix(
                "{\"source\":\"\(file)\",\"title\":\"BCS branch\",\"new\":0,\"changed\":0,\"unchanged\":2,\"ended\":0,")
        )
        _ = try installation.write("bcs.ics", calendar(event("a", "Clouds, really")))
        let changed = try installation.run("import", "ics", file)
        #expect(changed.output == "\(file): BCS branch: 0 new, 1 changed, 0 unchanged, 1 ended\n")
        let log = try installation.run("log", "export").output
        #expect(log.contains("Clouds, really") && log.contains(file))
    }

    @Test("with an error takes nothing, and says where each is")
    func errors() throws {
        let installation = try Installation()
        let file = try installation.write(
            "bcs.ics", calendar(event("a", "Clouds"), event("b", "Data", ":20990612T080000")))
        let refused = try installation.run("import", "ics", file)
        #expect(refused.status == 1)
        #expect(refused.complaint == "\(file):12: The time names no zone; say in which zone to take it.\n")
        #expect(
            refused.output
                == "\(file): BCS branch: 1 new, 0 changed, 0 unchanged, 0 ended, 1 refused; nothing was kept\n")
        let taken = try installation.run("import", "ics", file, "--zone", "Europe/Paris", "--title", "Ours")
        #expect(taken.status == 0 && taken.output == "\(file): Ours: 2 new, 0 changed, 0 unchanged, 0 ended\n")
    }

    @Test("says what is meant by a series, a zone or a file that is not there")
    func usage() throws {
        let installation = try Installation()
        let file = try installation.write("bcs.ics", calendar(event("a", "Clouds")))
        #expect(try installation.run("import", "ics", file, "--series", "nothing").status == 2)
        #expect(try installation.run("import", "ics", file, "--zone", "Mars").status == 2)
        #expect(try installation.run("import", "ics", file + "x").status == 3)
        let page = try installation.write("page.ics", "<html></html>")
        #expect(try installation.run("import", "ics", page).status == 1)
    }
}
