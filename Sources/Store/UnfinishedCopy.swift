import Domain
import Glibc

/// A copy of a database that takes its name once it is whole and on the disk.
///
/// Until then it is in a folder of its own beside its place, so that several copies to one name do not meet and nobody else
/// can put a journal beside it, which SQLite would play into it. A folder that a killed process has left goes with the
/// next copy to the same name; that it is nobody's any more is told by a lock, which ends with its process.
struct UnfinishedCopy: ~Copyable {
    /// Where the copy is made. The file is there, empty and its owner's alone.
    let path: String
    private let folder: String
    private let final: String
    /// Holds the lock.
    private let lock: Int32

    /// - Throws: `DomainError.unavailable` when there can be no folder beside `final`.
    init(of final: String) throws {
        self.final = final
        Self.removeLeftBehind(by: final)
        while true {
            var template = Array("\(final)\(Self.mark)XXXXXX".utf8CString)
            // because: mkdtemp fills in the last six characters of the text, which ends with a zero byte
            guard mkdtemp(&template) != nil else {
                throw DomainError.unavailable("The database file cannot be opened.")
            }
            let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let lock = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            // Where there are no locks nobody clears away either.
            if lock >= 0 { _ = flock(lock, LOCK_EX) }
            let path = folder + "/copy"
            let file = open(path, O_CREAT | O_EXCL | O_CLOEXEC | O_RDWR, 0o600)
            // Another may have taken the folder for a left one before it was locked.
            guard file >= 0 || errno != ENOENT else {
                close(lock)
                continue
            }
            // Failing otherwise is left to SQLite, which then says why.
            if file >= 0 { close(file) }
            (self.path, self.folder, self.lock) = (path, folder, lock)
            return
        }
    }

    deinit {
        Self.remove(folder)
        close(lock)
    }

    /// Puts the copy in its place, on the disk.
    /// - Throws: `DomainError.unavailable`; then what was there before is as it was.
    func finish() throws {
        guard Self.sync(path) else { throw DomainError.unavailable("The backup cannot be brought to the disk.") }
        guard rename(path, final) == 0 else {
            throw DomainError.unavailable("The backup cannot be given the name \(final).")
        }
        // Some file systems cannot bring a folder to the disk, and the file itself is there already.
        _ = Self.sync(Self.place(of: final).folder)
    }

    private static let mark = ".part-"

    private static func sync(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    private static func place(of path: String) -> (folder: String, name: Substring) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path[...]) }
        return (slash == path.startIndex ? "/" : String(path[..<slash]), path[path.index(after: slash)...])
    }

    private static func removeLeftBehind(by final: String) {
        let (parent, name) = place(of: final)
        let prefix = name + mark
        for entry in names(in: parent) where entry.hasPrefix(prefix) && entry.utf8.count == prefix.utf8.count + 6 {
            let left = "\(parent)/\(entry)"
            let descriptor = open(left, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            defer { close(descriptor) }
            var found = stat()
            if fstat(descriptor, &found) == 0, found.st_uid == geteuid(), flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                remove(left)
            }
        }
    }

    /// What SQLite may have made in it, and the folder.
    private static func remove(_ folder: String) {
        for ending in ["", "-journal", "-wal", "-shm"] { unlink("\(folder)/copy\(ending)") }
        rmdir(folder)
    }

    private static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            // because: readdir's entry is valid until the next call, and its name ends with a zero byte
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            names.append(name)
        }
        return names
    }
}
