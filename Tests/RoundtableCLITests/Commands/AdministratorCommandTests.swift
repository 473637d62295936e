import Testing

struct AdministratorCommandTests {
    @Test("an administrator is added with a password from standard input, listed, and taken away")
    func life() throws {
        let installation = try Installation()
        let added = try installation.run(
            "administrator", "add", "ann@example.org", "--name", "Ann", "--role", "organiser", "--password-stdin",
            input: "a long enough secret\n")
        #expect(added.status == 0)
        #expect(added.output == "ann@example.org can sign in.\n")
        let owner = try installation.run("administrator", "add", "bo@example.org")
        #expect(owner.output.contains("Password: "))
        #expect(
            try installation.run("administrator", "list").output
                == "ann@example.org\torganiser\tAnn\nbo@example.org\towner\t\n")
        #expect(try installation.run("administrator", "remove", "ann@example.org").status == 0)
        let last = try installation.run("administrator", "remove", "bo@example.org")
        #expect(last.status == 2)
        #expect(last.complaint == "roundtable: This is the only owner. Make somebody else an owner first.\n")
    }

    @Test("a weak password, a wrong address and an unknown account are told")
    func refusals() throws {
        let installation = try Installation()
        let weak = try installation.run(
            "administrator", "add", "ann@example.org", "--password-stdin", input: "short\n")
        #expect(weak.status == 2)
        #expect(weak.complaint.hasPrefix("roundtable: Use at least 12 characters."))
        #expect(try installation.run("administrator", "add", "ann").status == 2)
        #expect(try installation.run("migrate").status == 0)
        let unknown = try installation.run("administrator", "password", "ann@example.org")
        #expect(unknown.status == 2)
        #expect(unknown.complaint == "roundtable: There is no administrator ann@example.org.\n")
    }

    @Test("a role for one event is given with an account or to one there is, listed, changed and taken")
    func eventRoles() throws {
        let installation = try Installation()
        let seed = try installation.run("import", "programme", Installation.root + "/seeds/socitm-2011")
        #expect(seed.status == 0)
        func add(_ role: String, _ email: String, event: String = "socitm-2011") throws -> Installation.Outcome {
            try installation.run("administrator", "add", email, "--role", role, "--event", event)
        }
        #expect(try installation.run("administrator", "add", "ann@example.org").status == 0)
        let given = try add("viewer", "ann@example.org")
        #expect(given.output == "ann@example.org has a role for socitm-2011.\n")
        let made = try add("steward", "bo@example.org")
        #expect(made.output.hasPrefix("bo@example.org can sign in.\nPassword: "))
        let list = { try installation.run("administrator", "list").output }
        #expect(
            try list() == "ann@example.org\towner,viewer:socitm-2011\t\nbo@example.org\tnone,steward:socitm-2011\t\n")
        let json = try installation.run("administrator", "list", "--json").output
        #expect(json.contains("\"events\":[{\"event\":\"socitm-2011\",\"role\":\"steward\"}]"))
        let taken = try installation.run("administrator", "role", "bo@example.org", "none", "--event", "socitm-2011")
        #expect(taken.output == "bo@example.org has no role for socitm-2011 now.\n")
        let new = try installation.run("administrator", "role", "bo@example.org", "organiser")
        #expect(new.output == "bo@example.org has the role organiser now.\n")
        #expect(try list() == "ann@example.org\towner,viewer:socitm-2011\t\nbo@example.org\torganiser\t\n")
        let unknown = try installation.run("administrator", "role", "bo@example.org", "king")
        #expect(unknown.status == 2)
        #expect(try add("viewer", "bo@example.org", event: "nothing").status == 2)
    }
}
