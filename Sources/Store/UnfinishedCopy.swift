import Domain
import Folders
import Glibc

/// A copy of a database that takes its name once it is whole and on the disk.
///
/// Until then it is in a folder of its own beside its place, so that several copies to one name do not meet and nobody else
/// can put a journal beside it, which SQLite would play into it. What is left of it goes with the folder.
struct UnfinishedCopy {
    /// Where the copy is made. The file is there, empty and its owner's alone.
    let path: String
    private let folder: LockedFolder
    private let final: String

    /// - Throws: `DomainError.unavailable` when there can be no folder beside `final`.
    init(of final: String) throws {
        self.final = final
        do throws(Folder.Failure) { folder = try LockedFolder(beginning: "\(final).part-") } catch {
            throw DomainError.unavailable("The database file cannot be opened.")
        }
        path = folder.path + "/copy"
        let file = open(path, O_CREAT | O_EXCL | O_CLOEXEC | O_RDWR, 0o600)
        // Failing is left to SQLite, which then says why.
        if file >= 0 { close(file) }
    }

    /// Puts the copy in its place, on the disk.
    /// - Throws: `DomainError.unavailable`; then what was there before is as it was.
    func finish() throws {
        guard Self.sync(path) else { throw DomainError.unavailable("The backup cannot be brought to the disk.") }
        guard rename(path, final) == 0 else {
            throw DomainError.unavailable("The backup cannot be given the name \(final).")
        }
        // Some file systems cannot bring a folder to the disk, and the file itself is there already.
        _ = Self.sync(Self.parent(of: final))
    }

    private static func sync(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
