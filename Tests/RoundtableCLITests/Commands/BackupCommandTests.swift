import Foundation
import SQLite
import Testing

struct BackupCommandTests {
    @Test("a backup is a whole database that check is content with, and never the database itself")
    func backup() throws {
        let installation = try Installation()
        #expect(try installation.run("import", "programme", "seeds/citycamp").status == 0)
        let copy = installation.folder + "/copy.sqlite"
        #expect(try installation.run("backup", copy).status == 0)
        let checked = try installation.bare("check", "--database", copy)
        #expect(checked.status == 0)
        #expect(checked.output == "\(copy) is whole, and the configuration can be used.\n")
        let same = try installation.run("backup", installation.database)
        #expect(same.status == 2)
    }

    @Test("a symbolic link stays and leads to the copy, a device stays what it is")
    func links() throws {
        let installation = try Installation()
        _ = try installation.run("migrate")
        let link = installation.folder + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "copy.sqlite")
        #expect(try installation.run("backup", link).status == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "copy.sqlite")
        #expect(try installation.bare("check", "--database", installation.folder + "/copy.sqlite").status == 0)
        let device = try installation.run("backup", "/dev/null")
        #expect(device.status == 2)
        #expect(device.complaint == "roundtable: A backup cannot be made as “/dev/null”; name a file.\n")
    }

    @Test("several backups to one name at once all succeed, and the file is whole")
    func atOnce() throws {
        let installation = try Installation()
        #expect(try installation.run("import", "programme", "seeds/citycamp").status == 0)
        let copies = installation.folder + "/copies"
        try FileManager.default.createDirectory(atPath: copies, withIntermediateDirectories: false)
        let copy = copies + "/copy.sqlite"
        let running = try (0..<6).map { _ in
            try installation.start(["backup", copy, "--database", installation.database])
        }
        for outcome in running.map({ $0.outcome() }) {
            #expect(outcome.status == 0)
            #expect(outcome.complaint == "")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: copies) == ["copy.sqlite"])
        #expect(try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int == 0o600)
        #expect(try Connection(path: copy, mode: .readOnly).integrityCheck() == [])
    }

    @Test("a place where no copy can be made is told, with the way out")
    func places() throws {
        let installation = try Installation()
        _ = try installation.run("migrate")
        let noFolder = { (folder: String) in
            "There is no folder \(folder). Make it first, or name a file in another folder."
        }
        for (file, sentence) in [
            ("/nodir/x", noFolder("/nodir")), (installation.database + "/x", noFolder(installation.database)),
            (installation.folder, "\(installation.folder) is a folder. Name the file to make in it."),
            ("", "A backup cannot be made as “”; name a file."),
        ] {
            let refused = try installation.run("backup", file)
            #expect(refused.status == 2)
            #expect(refused.complaint == "roundtable: \(sentence)\n")
        }
    }

    @Test("check tells a damaged file by a sentence")
    func damaged() throws {
        let installation = try Installation()
        _ = try installation.write("roundtable.sqlite", String(repeating: "no database ", count: 1_000))
        let checked = try installation.run("check")
        #expect(checked.status == 3)
        #expect(
            checked.complaint
                == "roundtable: \(installation.database): The database file is damaged or is no database.\n")
    }
}
