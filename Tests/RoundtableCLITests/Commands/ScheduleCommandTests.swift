import Foundation
import Testing

@Suite("Schedules on the command line")
struct ScheduleCommandTests {
    /// The named world's conference, released, and another event on the same days that holds nothing.
    private func installation() throws -> Installation {
        let installation = try Installation()
        let folder = Installation.root + "/seeds/socitm-2011"
        #expect(try installation.run("import", "programme", folder, "--release").status == 0)
        let copy = try installation.write(
            "copy.csv", "slug,title,zone,first_day,last_day\ncopy,Copy,Europe/London,2011-11-29,2011-11-30\n")
        #expect(try installation.run("import", "events", copy).status == 0)
        return installation
    }

    private func export(
        _ kind: String, _ installation: Installation, of event: String = "socitm-2011"
    ) throws -> String {
        let outcome = try installation.run("export", kind, "--event", event)
        #expect(outcome.status == 0)
        return outcome.output
    }

    /// The rows of sessions without their last two columns: how calendars know a session is its own in each event.
    private func agenda(_ sessions: String) -> [String] {
        sessions.split(separator: "\r\n").map { row in
            row.split(separator: ",", omittingEmptySubsequences: false).dropLast(2).joined(separator: ",")
        }
    }

    @Test("an exported schedule has the bytes of the feed, in each form")
    func forms() throws {
        let installation = try installation()
        let calendar = try installation.run("export", "schedule", "--event", "socitm-2011", "--format", "ics")
        #expect(calendar.output == (try installation.run("feed", "socitm-2011").output))
        #expect(calendar.output.hasPrefix("BEGIN:VCALENDAR\r\n"))
        #expect(try export("schedule", installation).contains("<generator name=\"Roundtable\""))
        let file = installation.folder + "/agenda.json"
        let made = try installation.run(
            "export", "schedule", file, "--event", "socitm-2011", "--format", "json", "--base-url",
            "https://example.org")
        #expect([made.output, made.complaint] == ["", ""])
        let wrong = try installation.run("export", "schedule", "--event", "socitm-2011", "--format", "csv")
        #expect(wrong.status == 2)
        #expect(wrong.complaint.contains("use xml, json or ics for a schedule"))
        #expect(try installation.run("export", "schedule").status == 2)
        let draft = try installation.run("export", "schedule", "--event", "copy")
        #expect(draft.complaint == "roundtable: The event “copy” is a draft, so it has no feed yet.\n")
    }

    @Test("our own agenda, brought into its own event, changes nothing", arguments: ["xml", "json"])
    func ownAgenda(form: String) throws {
        let installation = try Installation()
        let seeds = try FileManager.default.contentsOfDirectory(atPath: Installation.root + "/seeds").sorted()
        var drafts: [String] = []
        for seed in seeds {
            let folder = "\(Installation.root)/seeds/\(seed)"
            #expect(try installation.run("import", "programme", folder, "--release").status == 0)
            let file = "\(installation.folder)/\(seed).\(form)"
            if try installation.run("export", "schedule", file, "--event", seed, "--format", form).status != 0 {
                drafts.append(seed)
                continue
            }
            let again = try installation.run("import", "schedule", file, "--event", seed)
            #expect(again.output.contains(": 0 new, 0 changed, "), "\(seed): \(again.output)\(again.complaint)")
        }
        #expect(seeds.count == 9 && drafts == ["register-roundtables-3"])
    }

    @Test("our own agenda, brought into another event, is the same agenda", arguments: ["xml", "json"])
    func roundTrip(form: String) throws {
        let installation = try installation()
        let file = "\(installation.folder)/agenda.\(form)"
        _ = try installation.run("export", "schedule", file, "--event", "socitm-2011", "--format", form)
        let first = try installation.run("import", "schedule", file, "--event", "copy", "--release")
        #expect(first.complaint == "")
        #expect(first.output.hasSuffix(", 0 refused; released as 1; import 8\n"))
        let sessions = try [export("sessions", installation, of: "copy"), export("sessions", installation)]
        #expect(agenda(sessions[0]) == agenda(sessions[1]))
        let speakers = try [export("speakers", installation, of: "copy"), export("speakers", installation)]
        if form == "json" {
            #expect(speakers[0] == speakers[1])
            #expect(try export("tracks", installation, of: "copy") == export("tracks", installation))
        } else {
            // The format has names alone: a placeholder becomes a name, a chair a speaker.
            #expect(speakers.map { $0.split(separator: "\r\n").count } == [21, 21])
        }
        let again = try installation.run("import", "schedule", file, "--event", "copy")
        #expect(again.output.contains(": 0 new, 0 changed, "))
        let back = try installation.run("import", "--undo", "8")
        #expect(back.status == 0)
        #expect(try export("sessions", installation, of: "copy").split(separator: "\r\n").count == 1)
    }
}
