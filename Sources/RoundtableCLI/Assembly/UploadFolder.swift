import Glibc

/// A folder of the process's own for uploaded files, gone when the process ends in peace. When it was killed, the next
/// server on the machine clears it away.
///
/// Whether a folder's process lives is told by a lock on the folder itself (flock(2)): the kernel takes it back however a
/// process ends, while the number of a process may be another's by now. systemd-tmpfiles leaves locked folders alone, too.
public final class UploadFolder: Sendable {
    public let path: String
    /// Holds the lock.
    private let descriptor: Int32

    private static let prefix = "roundtable-uploads-"

    /// Clears away what killed processes have left, and makes a new one. Throws an error with one sentence when there is no
    /// room for it.
    public convenience init() throws {
        try self.init(in: Environment.temporaryFolder)
    }

    init(in parent: String) throws {
        Self.removeLeftBehind(in: parent)
        while true {
            var template = Array("\(parent)/\(Self.prefix)XXXXXX".utf8CString)
            // because: mkdtemp fills in the last six characters of the text, which ends with a zero byte
            guard mkdtemp(&template) != nil else {
                throw UnavailableError("A folder for uploaded files cannot be made in \(parent).")
            }
            let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let descriptor = Self.open(path)
            // Where there are no locks nobody clears away either.
            if descriptor >= 0 { _ = flock(descriptor, LOCK_EX) }
            // Another server may have taken the folder for a left one before it was locked.
            guard descriptor < 0 || Self.isStillThere(path, descriptor) else {
                close(descriptor)
                continue
            }
            self.path = path
            self.descriptor = descriptor
            return
        }
    }

    deinit {
        Self.remove(path)
        if descriptor >= 0 { close(descriptor) }
    }

    /// Removes the folders whose processes do not live any longer. What is another user's, or no folder, is left alone.
    private static func removeLeftBehind(in parent: String) {
        for name in names(in: parent) where name.hasPrefix(prefix) {
            let path = "\(parent)/\(name)"
            let descriptor = open(path)
            guard descriptor >= 0 else { continue }
            defer { close(descriptor) }
            var folder = stat()
            if fstat(descriptor, &folder) == 0, folder.st_uid == geteuid(), flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                remove(path)
            }
        }
    }

    /// A folder that is no symbolic link, for a lock; negative when there is none.
    private static func open(_ path: String) -> Int32 {
        Glibc.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    }

    private static func isStillThere(_ path: String, _ descriptor: Int32) -> Bool {
        var (named, held) = (stat(), stat())
        return stat(path, &named) == 0 && fstat(descriptor, &held) == 0 && named.st_ino == held.st_ino
            && named.st_dev == held.st_dev
    }

    /// Uploads are files, so nothing below a folder in it is ever looked at; such a one stays.
    private static func remove(_ path: String) {
        for name in names(in: path) { unlink("\(path)/\(name)") }
        rmdir(path)
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
