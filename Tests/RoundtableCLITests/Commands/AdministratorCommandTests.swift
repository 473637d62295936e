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
}
