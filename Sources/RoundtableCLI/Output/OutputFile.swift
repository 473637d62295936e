import Glibc

/// A file that a command writes by its name.
///
/// A regular file takes its name once it is whole and on the disk, so that a reader, a failure or a power cut never finds half
/// of one. A new one is its owner's alone, since most of what is written here has people's addresses; one's own that is
/// replaced keeps its mode. A symbolic link stays, and what it leads to is written. What is no regular file, a device or a pipe, is
/// written to and never replaced.
final class OutputFile {
    private let path: String
    /// The temporary file and the name that it takes; nil where the bytes go straight to their place.
    private let replacement: (temporary: String, final: String)?
    private let file: UnsafeMutablePointer<FILE>
    private var isFinished = false

    /// - Throws: `UnavailableError` when it cannot be written, with the reason.
    init(_ path: String) throws {
        self.path = path
        let place = try OutputPlace(path)
        let descriptor: Int32
        switch place {
        case .descriptor(let number):
            replacement = nil
            descriptor = fcntl(number, F_DUPFD_CLOEXEC, 0)
        case .special(let name):
            replacement = nil
            descriptor = open(name, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW)
        case .file(let final, let existing):
            let temporary: String
            (descriptor, temporary) = Self.temporaryFile(in: OutputPlace.folder(of: final))
            if descriptor >= 0, let existing { Self.take(existing, descriptor) }
            replacement = (temporary, final)
        }
        guard descriptor >= 0, let file = fdopen(descriptor, "w") else { throw UnavailableError(writing: path) }
        self.file = file
        // So that a reader who leaves is an EPIPE here and not the end of the process.
        if replacement == nil { signal(SIGPIPE, SIG_IGN) }
    }

    deinit {
        if !isFinished { giveUp() }
    }

    /// A file that its owner alone may read.
    private static func temporaryFile(in folder: String) -> (descriptor: Int32, path: String) {
        var name = Array("\(folder)/.roundtable-XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        if descriptor >= 0 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        return (descriptor, String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    /// The mode and the group of the file that is replaced when it is one's own. Whoever owns another may have opened it to
    /// everybody.
    private static func take(_ existing: stat, _ descriptor: Int32) {
        guard existing.st_uid == geteuid() else { return }
        let hasGroup = fchown(descriptor, uid_t.max, existing.st_gid) == 0
        // What its group was allowed to do is not for another group.
        fchmod(descriptor, existing.st_mode & (hasGroup ? 0o777 : 0o707))
    }

    /// - Throws: `UnavailableError` when there is no room, for instance.
    func write(_ bytes: [UInt8]) throws {
        // because: fwrite reads as many bytes as the array has
        if fwrite(bytes, 1, bytes.count, file) != bytes.count, !isReaderGone { throw givenUp() }
    }

    /// Returns once all of it is in its place, a regular file on the disk.
    /// - Throws: `UnavailableError`; then nothing is left, and what was there before is as it was.
    func finish() throws {
        if fflush(file) != 0, !isReaderGone { throw givenUp() }
        if let replacement {
            guard fsync(fileno(file)) == 0, rename(replacement.temporary, replacement.final) == 0 else {
                throw givenUp()
            }
            OutputPlace.sync(folderOf: replacement.final)
        }
        isFinished = true
        fclose(file)
    }

    /// The reader of a pipe who has gone has seen enough.
    private var isReaderGone: Bool { replacement == nil && errno == EPIPE }

    /// What went wrong last; nothing of the file is left.
    private func givenUp() -> UnavailableError {
        let failure = UnavailableError(writing: path)
        giveUp()
        return failure
    }

    private func giveUp() {
        isFinished = true
        fclose(file)
        if let replacement { unlink(replacement.temporary) }
    }
}

extension UnavailableError {
    /// That a file cannot be written, for the reason that the system gave last.
    init(writing path: String) {
        // because: strerror gives a static text for every number
        self.init("\(path) cannot be written: \(String(cString: strerror(errno))).")
    }
    /// That a stranger has put something in the way of a file.
    init(planted name: String, writing path: String) {
        self.init(
            "\(path) cannot be written: \(name) is somebody else's, in a folder where others may put files. "
                + "Remove it, or name a file in a folder of your own.")
    }
}
