import Glibc

/// A file that a command writes by its name.
///
/// A regular file takes its name once it is whole and on the disk, so that a reader, a failure or a power cut never finds half
/// of one. A new one is its owner's alone, since most of what is written here has people's addresses; one's own that is
/// replaced keeps its mode. A symbolic link stays, and what it leads to is written. What is no regular file, a device or a pipe, is
/// written to and never replaced.
final class OutputFile {
    private let path: String
    /// The name that the file takes at the end; nil where the bytes go straight to their place.
    private let final: String?
    /// The name that it has until then; nil while it has none, so that nothing is left when the process is killed.
    private var temporary: String?
    private let file: UnsafeMutablePointer<FILE>
    private var isFinished = false

    /// - Throws: `UnavailableError` when it cannot be written, with the reason.
    init(_ path: String) throws {
        self.path = path
        let place = try OutputPlace(path)
        let descriptor: Int32
        switch place {
        case .descriptor(let number):
            final = nil
            descriptor = fcntl(number, F_DUPFD_CLOEXEC, 0)
        case .special(let name):
            final = nil
            descriptor = open(name, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NOFOLLOW)
        case .file(let final, let existing):
            self.final = final
            let folder = OutputPlace.folder(of: final)
            let nameless = Self.namelessFile(in: folder)
            (descriptor, temporary) = nameless >= 0 ? (nameless, nil) : Self.temporaryFile(in: folder)
            if descriptor >= 0, let existing { Self.take(existing, descriptor) }
        }
        guard descriptor >= 0, let file = fdopen(descriptor, "w") else { throw UnavailableError(writing: path) }
        self.file = file
        // So that a reader who leaves is an EPIPE here and not the end of the process.
        if final == nil { signal(SIGPIPE, SIG_IGN) }
    }

    deinit {
        if !isFinished { giveUp() }
    }

    /// A file without a name that its owner alone may read; negative where the file system knows none, or where it could
    /// not be given a name later for want of /proc.
    private static func namelessFile(in folder: String) -> Int32 {
        // O_TMPFILE (open(2)), which is no single number in the headers.
        let descriptor = open(folder, 0o20000000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0, access("/proc/self/fd/\(descriptor)", F_OK) != 0 else { return descriptor }
        close(descriptor)
        return -1
    }

    /// Gives a file without a name one beside `final`: none can be put straight in the place of a file that is there.
    private static func name(_ descriptor: Int32, beside final: String) -> String? {
        while true {
            let number = String(UInt64.random(in: 0...UInt64.max), radix: 36)
            let name = "\(OutputPlace.folder(of: final))/.roundtable-\(number)"
            if linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0 { return name }
            guard errno == EEXIST else { return nil }
        }
    }

    /// The same with a name, which is left behind when the process is killed.
    private static func temporaryFile(in folder: String) -> (descriptor: Int32, path: String?) {
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
        if let final {
            guard fsync(fileno(file)) == 0 else { throw givenUp() }
            temporary = temporary ?? Self.name(fileno(file), beside: final)
            guard let temporary, rename(temporary, final) == 0 else { throw givenUp() }
            OutputPlace.sync(folderOf: final)
        }
        isFinished = true
        fclose(file)
    }

    /// The reader of a pipe who has gone has seen enough.
    private var isReaderGone: Bool { final == nil && errno == EPIPE }

    /// What went wrong last; nothing of the file is left.
    private func givenUp() -> UnavailableError {
        let failure = UnavailableError(writing: path)
        giveUp()
        return failure
    }

    private func giveUp() {
        isFinished = true
        fclose(file)
        if let temporary { unlink(temporary) }
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
