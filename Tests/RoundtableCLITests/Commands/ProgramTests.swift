import Testing

struct ProgramTests {
    @Test(
        "wrong usage is one sentence and 2",
        arguments: [
            (["no-such-verb"], "roundtable: Unexpected argument 'no-such-verb'\n"),
            (["import", "rooms"], "roundtable: Say what the file lists, and name the file.\n"),
            (
                ["serve", "--listen", "nowhere"],
                "roundtable: --listen is “nowhere”: use an address and a port such as 127.0.0.1:8080.\n"
            ),
            (["serve", "--workers", "0"], "roundtable: --workers is “0”: use a number from 1 to 256.\n"),
            (
                ["serve", "--base-url", "events"],
                "roundtable: --base-url is “events”: use an address such as https://events.example.org.\n"
            ),
            (["import", "rooms", "x.csv"], "roundtable: Say which event: --event SLUG.\n"),
            (
                ["import", "rooms", "x.csv", "--event", "A B"],
                "roundtable: --event is “A B”: use an event's slug such as socitm-2011.\n"
            ),
            (
                ["export", "rooms", "--event", "a", "--format", "xml"],
                "roundtable: --format is “xml”: use csv or json.\n"
            ),
        ])
    func usage(arguments: [String], sentence: String) throws {
        let outcome = try Installation().start(arguments).outcome()
        #expect(outcome.complaint == sentence)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
    }

    @Test(
        "what is not there is one sentence and 3",
        arguments: [
            (
                ["export", "people", "--database", "/nowhere/x"],
                "roundtable: There is no database /nowhere/x; `roundtable migrate` makes one.\n"
            ),
            (
                ["migrate", "--database", "/nowhere/at/all/x.sqlite"],
                "roundtable: The folder /nowhere/at/all cannot be made: No such file or directory.\n"
            ),
            (
                ["migrate", "--database", "/proc/x.sqlite"],
                "roundtable: /proc/x.sqlite: The database file cannot be opened.\n"
            ),
        ])
    func unavailable(arguments: [String], sentence: String) throws {
        let outcome = try Installation().start(arguments).outcome()
        #expect(outcome.complaint == sentence)
        #expect(outcome.status == 3)
    }

    @Test("help goes to standard output, names the variable of each option, and is 0")
    func help() throws {
        let outcome = try Installation().bare("help", "serve")
        #expect(outcome.status == 0)
        #expect(outcome.complaint == "")
        for name in ["DATABASE", "LISTEN", "WORKERS", "BASE_URL", "RESOURCES", "ACCESS_LOG", "LANGUAGE"] {
            #expect(outcome.output.contains("[ROUNDTABLE_\(name)]"))
        }
    }

    @Test("a variable stands for an option that is not given")
    func variables() throws {
        let installation = try Installation()
        let environment = ["ROUNDTABLE_DATABASE": installation.database, "ROUNDTABLE_JSON": "1"]
        let first = try installation.bare("migrate", environment: environment)
        #expect(first.status == 0)
        #expect(first.output.hasPrefix("{\"applied\":[\""))
        #expect(try installation.bare("migrate", environment: environment).output == "{\"applied\":[]}\n")
        let wrong = try installation.bare("migrate", environment: ["ROUNDTABLE_JSON": "perhaps"])
        #expect(wrong.status == 2)
        #expect(wrong.complaint == "roundtable: ROUNDTABLE_JSON is “perhaps”: use 1 or 0.\n")
    }
}
