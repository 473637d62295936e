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
        let copy = try Self.place(of: file)
        try store.backup(to: copy) { done, total in
            Terminal.show(progress: "\(total == 0 ? 100 : 100 * done / total) %")
        }
        Terminal.endProgress()
    }

    /// Where the copy goes: a regular file of its own name, since it is made by SQLite and put in its place whole.
    private static func place(of file: String) throws -> String {
        var found = stat()
        if stat(file, &found) == 0, found.st_mode & S_IFMT == S_IFDIR {
            throw UsageError("\(file) is a folder. Name the file to make in it.")
        }
        guard !file.isEmpty, case .file(let path, _) = try OutputPlace(file) else {
            throw UsageError("A backup cannot be made as “\(file)”; name a file.")
        }
        let folder = OutputPlace.folder(of: path)
        guard stat(folder, &found) == 0, found.st_mode & S_IFMT == S_IFDIR else {
            throw UsageError("There is no folder \(folder). Make it first, or name a file in another folder.")
        }
        return path
    }

    private static func isSame(_ first: String, _ second: String) -> Bool {
        var a = stat()
        var b = stat()
        return stat(first, &a) == 0 && stat(second, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino
    }
}
