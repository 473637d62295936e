import Glibc

/// What a name stands for that a command is told to write to.
enum OutputPlace {
    /// A descriptor that the program was started with: `/dev/stdout`, `/dev/fd/3`.
    case descriptor(Int32)
    /// A device, a pipe or whatever else is there and no regular file.
    case special
    /// A regular file by its own name, all symbolic links followed, and what is there already.
    case file(String, existing: stat?)

    /// - Throws: `UnavailableError` when nothing can be written there, with the reason.
    init(_ path: String) throws {
        var name = path
        // As many links as Linux follows itself.
        for _ in 0..<40 {
            if let number = Self.descriptor(name) {
                self = .descriptor(number)
                return
            }
            guard let target = Self.target(of: name) else {
                self = try Self.end(name, of: path)
                return
            }
            name = target.hasPrefix("/") ? target : "\(Self.folder(of: name))/\(target)"
        }
        errno = ELOOP
        throw UnavailableError(writing: path)
    }

    /// Looked for before the link is followed: it may lead to a regular file, which the shell has opened and which must
    /// be written at the place where the shell is, or to nothing that has a name.
    private static func descriptor(_ name: String) -> Int32? {
        for folder in ["/proc/self/fd/", "/dev/fd/"] where name.hasPrefix(folder) {
            return Int32(name.dropFirst(folder.count))
        }
        return nil
    }

    /// Where a symbolic link leads; nil when the name is none.
    private static func target(of name: String) -> String? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        // because: as many bytes are written as the array has, at most
        let count = readlink(name, &bytes, bytes.count)
        return count > 0 ? String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    }

    private static func end(_ name: String, of path: String) throws -> OutputPlace {
        var found = stat()
        guard stat(name, &found) == 0 else {
            guard errno == ENOENT || errno == ENOTDIR else { throw UnavailableError(writing: path) }
            return .file(name, existing: nil)
        }
        switch found.st_mode & S_IFMT {
        case S_IFDIR:
            errno = EISDIR
            throw UnavailableError(writing: path)
        case S_IFREG:
            // The folder alone would let a file be replaced that nobody may write.
            guard access(name, W_OK) == 0 else { throw UnavailableError(writing: path) }
            return .file(name, existing: found)
        default: return .special
        }
    }

    /// The folder that a name is in.
    static func folder(of name: String) -> String {
        guard let slash = name.lastIndex(of: "/") else { return "." }
        return slash == name.startIndex ? "/" : String(name[..<slash])
    }

    /// Brings a new name to the disk. Some file systems cannot, and the file itself is there already.
    static func sync(folderOf name: String) {
        let descriptor = open(folder(of: name), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
