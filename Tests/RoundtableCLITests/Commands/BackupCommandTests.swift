import Foundation
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
