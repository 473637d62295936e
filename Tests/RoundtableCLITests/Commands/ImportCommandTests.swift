import Testing

struct ImportCommandTests {
    private static let party = "slug,title,zone,first_day\nparty,Party,Europe/London,2011-11-29\n"

    private func installation() throws -> Installation {
        let installation = try Installation()
        let file = try installation.write("event.csv", Self.party)
        #expect(try installation.run("import", "events", file).status == 0)
        return installation
    }

    @Test("what was done is one line, and the second time nothing is")
    func summary() throws {
        let installation = try installation()
        let file = try installation.write("rooms.csv", "name,capacity,floor\nHall,80,1\nKitchen,,0\n")
        let first = try installation.run("import", "rooms", file, "--event", "party")
        #expect(first.status == 0)
        #expect(first.output == "\(file): 2 new, 0 changed, 0 unchanged, 0 refused; import 2\n")
        #expect(first.complaint == "\(file): The column “floor” is not known and was not read.\n")
        let second = try installation.run("import", "rooms", file, "--event", "party")
        #expect(second.output == "\(file): 0 new, 0 changed, 2 unchanged, 0 refused\n")
    }

    @Test("refused rows are told by file, line, column, field, value and reason, nothing is kept, and it is 1")
    func refused() throws {
        let installation = try installation()
        let file = try installation.write("rooms.csv", "name,capacity\nHall,80\nKitchen,many\n")
        let outcome = try installation.run("import", "rooms", file, "--event", "party")
        #expect(outcome.status == 1)
        #expect(outcome.complaint == "\(file):3:9: capacity “many”: Use a whole number from 1 to 1000000.\n")
        #expect(outcome.output == "\(file): 1 new, 0 changed, 0 unchanged, 1 refused; nothing was kept\n")
        #expect(
            try installation.run("export", "rooms", "--event", "party").output
                == "name,capacity,notes,sessions_at_once,hours\r\n")

        #expect(try installation.run("import", "rooms", file, "--event", "party", "--skip-bad-rows").status == 1)
        #expect(
            try installation.run("export", "rooms", "--event", "party").output
                == "name,capacity,notes,sessions_at_once,hours\r\nHall,80,,,\r\n")
    }

    @Test("a dry run keeps nothing, a column can be named, and a dash is standard input")
    func options() throws {
        let installation = try installation()
        let dry = try installation.run(
            "import", "rooms", "-", "--event", "party", "--dry-run", "--map", "Where=name", input: "where\nHall\n")
        #expect(dry.status == 0)
        #expect(
            dry.output == """
                LINE  WHAT  NAME  FIELD  BEFORE  AFTER
                2     new   Hall
                standard input: 1 new, 0 changed, 0 unchanged, 0 refused; nothing was kept

                """)
        #expect(
            try installation.run("export", "rooms", "--event", "party").output
                == "name,capacity,notes,sessions_at_once,hours\r\n")
    }

    @Test("a dry run is a table of what changes, field by field, and of what is there twice")
    func diff() throws {
        let installation = try installation()
        let hall = try installation.write("rooms.csv", "name,capacity\nHall,80\n")
        #expect(try installation.run("import", "rooms", hall, "--event", "party").status == 0)
        let dry = try installation.run(
            "import", "rooms", "-", "--event", "party", "--dry-run",
            input: "name,capacity,notes\nHall,90,\"Two\nlines\"\nLibrary,,\nLibrary,,\n")
        #expect(
            dry.output == """
                LINE  WHAT      NAME     FIELD     BEFORE  AFTER
                2     changed   Hall     capacity  80      90
                2     changed   Hall     notes             Two lines
                4     new       Library
                5     repeated  Library                    as line 4
                standard input: 1 new, 1 changed, 1 unchanged, 0 refused; nothing was kept

                """)
    }

    @Test("an import is taken back by its number, once, and not over later changes")
    func undo() throws {
        let installation = try installation()
        let file = try installation.write("rooms.csv", "name,capacity\nHall,80\n")
        _ = try installation.run("import", "rooms", file, "--event", "party")
        let more = try installation.write("more.csv", "name,capacity\nHall,90\nLibrary,\n")
        _ = try installation.run("import", "rooms", more, "--event", "party")

        let stopped = try installation.run("import", "--undo", "2")
        #expect(stopped.status == 1)
        #expect(
            stopped.complaint.hasPrefix("room “Hall”, capacity: Changed since the import, from the command line. (20")
        )
        #expect(stopped.output == "\(file): nothing was taken back\n")

        #expect(try installation.run("import", "--undo", "3").output == "\(more): 1 removed, 1 restored\n")
        let again = try installation.run("import", "--undo", "3")
        #expect(again.status == 2)
        #expect(again.complaint == "roundtable: Import 3 was taken back before.\n")
        #expect(
            try installation.run("export", "rooms", "--event", "party").output
                == "name,capacity,notes,sessions_at_once,hours\r\nHall,80,,,\r\n")
        let latest = try installation.run("import", "--latest").output.split(separator: "\n")
        #expect(latest.count == 3)
        #expect(latest.first?.contains("rooms  \(more)  1 new, 1 changed  command line, taken back 20") == true)
        for text in ["x", "", "3-", "3-1", "1-2-3", "1,,2", "0", "1-9999"] {
            #expect(try installation.run("import", "--undo", text).status == 2)
        }
        #expect(try installation.run("import", "rooms").status == 2)
    }

    @Test("the imports of a programme are taken back together, with the event that they made")
    func undoProgramme() throws {
        let installation = try installation()
        let before = try installation.run("export", "events").output
        #expect(try installation.run("import", "programme", "seeds/pip-2010-09").status == 0)
        let numbers = try installation.run("import", "--latest").output.split(separator: "\n").dropLast(1)
            .compactMap { $0.split(separator: " ").first.flatMap { Int($0) } }
        let (first, last) = (try #require(numbers.min()), try #require(numbers.max()))

        let part = try installation.run("import", "--undo", "\(first)-\(last - 1)")
        #expect(part.status == 1)
        #expect(part.output.hasSuffix(": nothing was taken back\n"))
        #expect(try installation.run("export", "events").output != before)

        let undone = try installation.run("import", "--undo", "\(last),\(first)-\(last - 1)", "--json")
        #expect(undone.status == 0)
        #expect(undone.output.split(separator: #""undone":true"#).count == numbers.count + 1)
        #expect(try installation.run("export", "events").output == before)
        #expect(
            try installation.run("import", "--undo", "\(first)").complaint
                == "roundtable: Import \(first) was taken back before.\n")
        #expect(try installation.run("import", "programme", "seeds/pip-2010-09").status == 0)
    }

    @Test("JSON says the same")
    func json() throws {
        let installation = try installation()
        let file = try installation.write("rooms.csv", "name,capacity\nHall,\"ma\"\"ny\"\n")
        let outcome = try installation.run("import", "rooms", file, "--event", "party", "--json")
        #expect(outcome.status == 1)
        #expect(outcome.complaint == "")
        #expect(
            outcome.output == """
                [{"kind":"rooms","source":"\(file)","new":0,"changed":0,"unchanged":0,"refused":1,\
                "repeated":0,"kept":false,\
                "form":{"format":"csv","encoding":"utf-8","separator":"comma","dates":null,"guessed_by":null},\
                "import":null,\
                "releases":[],"events":["party"],"unknown_columns":[],"refusals":[{"line":2,"column":6,"field":"capacity",\
                "value":"ma\\"ny","reason":"Use a whole number from 1 to 1000000."}],"remarks":[],\
                "rows":{"new":[],"changed":[],"repeated":[]}}]

                """)
    }

    @Test("how a file is written is said when it is not plain CSV, and can be stated")
    func form() throws {
        let installation = try installation()
        let file = try installation.write("rooms.csv", "Room name;Seats\nHall;80\n")
        let found = try installation.run("import", "rooms", file, "--event", "party")
        #expect(found.status == 0)
        #expect(found.complaint == "\(file): read as CSV, separated by semicolons, in UTF-8\n")
        let stated = try installation.run("import", "rooms", file, "--event", "party", "--separator", "comma")
        #expect(stated.status == 1)
        for option in ["--separator", "--encoding", "--dates", "--format"] {
            let wrong = try installation.run("import", "rooms", file, "--event", "party", option, "x")
            #expect(wrong.status == 2, "\(option)")
        }
        let aside = try installation.run("import", "rooms", file, "--event", "party", "--map", "Seats=")
        #expect(aside.status == 0)
        #expect(aside.output.hasPrefix("\(file): 0 new, 0 changed, 1 unchanged, 0 refused"))
    }

    @Test("a list goes out as JSON and comes back without a change; a programme is CSV")
    func jsonLists() throws {
        let installation = try installation()
        let rooms = try installation.write("rooms.csv", "name,capacity\nHall,80\n")
        #expect(try installation.run("import", "rooms", rooms, "--event", "party").status == 0)
        let list = try installation.run("export", "rooms", "--event", "party", "--format", "json").output
        #expect(
            list == """
                [
                {"name":"Hall","capacity":80,"notes":"","sessions_at_once":null,"hours":""}
                ]

                """)
        let file = try installation.write("rooms.json", list)
        let again = try installation.run("import", "rooms", file, "--event", "party")
        #expect(again.output == "\(file): 0 new, 0 changed, 1 unchanged, 0 refused\n")
        #expect(try installation.run("export", "programme", "out", "--event", "party", "--format", "json").status == 2)
        #expect(try installation.run("import", "programme", "out", "--format", "json").status == 2)
    }

    @Test("an event or a file that is not there is 2 and 3")
    func missing() throws {
        let installation = try installation()
        let event = try installation.run("import", "rooms", "-", "--event", "none")
        #expect(event.status == 2)
        #expect(event.complaint == "roundtable: There is no event “none”.\n")
        let file = try installation.run("import", "events", "/none.csv")
        #expect(file.status == 3)
        #expect(file.complaint == "roundtable: There is no file /none.csv.\n")
    }

    @Test("seats come in, change places, go out as they were, and are taken back by their number")
    func seats() throws {
        let installation = try installation()
        let bring = { (kind: String, text: String) in
            try installation.run(
                "import", kind, try installation.write("\(kind).csv", text), "--event", "party")
        }
        #expect(try bring("sessions", "key,title\ndinner,Dinner\n").status == 0)
        #expect(
            try bring("attendees", "email,name,status\na@example.org,Ann,accepted\nb@example.org,Bo,\n").status == 0)
        #expect(
            try bring("seats", "session,table,place,email\ndinner,4,1,a@example.org\ndinner,4,2,b@example.org\n").status
                == 0)
        let export = { try installation.run("export", "seats", "--event", "party").output }
        let before = try export()
        #expect(
            before == "session,round,starts_after,lasts,table,places,topic,place,host,email,name,organisation\r\n"
                + "dinner,1,,,4,,,1,,a@example.org,Ann,\r\ndinner,1,,,4,,,2,,b@example.org,Bo,\r\n")
        let moved = try bring(
            "seats", "session,table,place,email\ndinner,4,2,a@example.org\ndinner,4,1,b@example.org\n")
        #expect(moved.output.hasSuffix("0 new, 2 changed, 0 unchanged, 0 refused; import 5\n"))
        #expect(try installation.run("import", "--undo", "5").status == 0)
        #expect(try export() == before)
        let clash = try bring("seats", "session,table,place,email\ndinner,4,2,a@example.org\n")
        #expect(clash.status == 1)
        #expect(clash.complaint.hasSuffix("seats.csv:2:10: place “2”: Place 2 of table 4 is Bo’s in round 1.\n"))
    }

    @Test("a programme goes out to a folder and comes back without a change")
    func programme() throws {
        let installation = try installation()
        let seed = "seeds/pip-2010-09"
        #expect(try installation.run("import", "programme", seed).status == 0)
        let folder = installation.folder + "/out"
        #expect(try installation.run("export", "programme", folder, "--event", "pip-2010-09").status == 0)
        let back = try installation.run("import", "programme", folder)
        #expect(back.status == 0)
        #expect(back.output.split(separator: "\n").allSatisfy { $0.contains(": 0 new, 0 changed, ") })
        #expect(back.output.split(separator: "\n").count == 8)
    }
}
