import Store
import ArgumentParser
import Glibc

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copies the database, whole and checked, while the server runs.")

    @Argument(help: "The file to make; one that is there is replaced once the copy is whole.")
    var file: String

    @OptionGroup var database: DatabaseOptions

    func run() throws {
        let path = database.path()
        let store = try Database(path: path).open(.refuse)
        defer { store.close() }
        if Self.isSame(path, file) { throw UsageError("A database cannot be its own backup; name another file.") }
        try store.backup(to: file) { done, total in
            Terminal.show(progress: "\(total == 0 ? 100 : 100 * done / total) %")
        }
        Terminal.endProgress()
    }

    private static func isSame(_ first: String, _ second: String) -> Bool {
        var a = stat()
        var b = stat()
        return stat(first, &a) == 0 && stat(second, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino
    }
}
