import Glibc

/// A new folder of this process's own, which is removed with the files in it when nobody holds it any longer.
///
/// One that a killed process has left is cleared away by the next that begins with the same path. Whether a folder's process
/// lives is told by a lock on the folder itself (flock(2)): the kernel takes it back however a process ends, while the
/// number of a process may be another's by now. systemd-tmpfiles leaves locked folders alone, too.
public final class LockedFolder: Sendable {
    public let path: String
    /// Holds the lock; negative where there are no locks, and nobody clears away either.
    private let lock: Int32

    /// Clears away what is left, then makes a folder that its owner alone may enter.
    /// - Parameter beginning: the path but for the six letters and digits that make it new.
    public init(beginning: String) throws(Folder.Failure) {
        Self.removeLeft(beginning)
        while true {
            var template = Array("\(beginning)XXXXXX".utf8CString)
            // because: mkdtemp fills in the last six characters of the text, which ends with a zero byte.
            guard mkdtemp(&template) != nil else { throw .last() }
            let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let lock = Self.open(path)
            // Another process may have taken the folder for a left one before it was opened, or before it was locked.
            if lock < 0, errno == ENOENT { continue }
            if lock >= 0 { _ = flock(lock, LOCK_EX) }
            guard lock < 0 || Self.isStillThere(path, lock) else {
                close(lock)
                continue
            }
            self.path = path
            self.lock = lock
            return
        }
    }

    deinit {
        Self.remove(path)
        if lock >= 0 { close(lock) }
    }

    /// Removes the folders whose processes do not live any longer. What is another user's, or no folder, is left alone.
    private static func removeLeft(_ beginning: String) {
        let place = beginning.lastIndex(of: "/").map { beginning[...$0] } ?? "./"
        let prefix = beginning.lastIndex(of: "/").map { beginning[beginning.index(after: $0)...] } ?? beginning[...]
        let names = (try? Folder.names(in: String(place))) ?? []
        for name in names where name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + 6 {
            let path = "\(place)\(name)"
            let lock = open(path)
            guard lock >= 0 else { continue }
            defer { close(lock) }
            var folder = stat()
            if fstat(lock, &folder) == 0, folder.st_uid == geteuid(), flock(lock, LOCK_EX | LOCK_NB) == 0 {
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

    /// It holds files alone, so nothing below a folder in it is ever looked at; such a one stays.
    private static func remove(_ path: String) {
        for name in (try? Folder.names(in: path)) ?? [] { unlink("\(path)/\(name)") }
        rmdir(path)
    }
}
