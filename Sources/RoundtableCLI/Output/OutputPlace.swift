import Glibc

/// What a name stands for that a command is told to write to.
enum OutputPlace {
    /// A descriptor that the program was started with: `/dev/stdout`, `/dev/fd/3`.
    case descriptor(Int32)
    /// A device, a pipe or whatever else is there and no regular file, by its own name.
    case special(String)
    /// A regular file by its own name, all symbolic links followed, and what is there already.
    case file(String, existing: stat?)

    /// Links are followed by hand, so the rule by which the kernel refuses a stranger's link (proc(5), `protected_symlinks`)
    /// is kept here, for the last part of each name; the folders on the way are left to the kernel.
    /// - Throws: `UnavailableError` when nothing can be written there, or a stranger has put something there, with the reason.
    init(_ path: String) throws {
        var name = path
        // As many links as Linux follows itself.
        for _ in 0..<40 {
            if let number = Self.descriptor(name) {
                self = .descriptor(number)
                return
            }
            // A name that is free is taken by a rename, which follows no link that is put there meanwhile.
            guard let found = try Self.entry(name, of: path) else {
                self = .file(name, existing: nil)
                return
            }
            guard found.st_mode & S_IFMT == S_IFLNK else {
                self = try Self.end(name, found, of: path)
                return
            }
            guard let target = Self.target(of: name) else { throw UnavailableError(writing: path) }
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

    /// What has the name, no link followed; nil when nothing has.
    private static func entry(_ name: String, of path: String) throws -> stat? {
        var found = stat()
        guard lstat(name, &found) == 0 else {
            guard errno == ENOENT || errno == ENOTDIR else { throw UnavailableError(writing: path) }
            return nil
        }
        var holder = stat()
        guard stat(folder(of: name), &holder) == 0 else { throw UnavailableError(writing: path) }
        // Nobody but the two whose entries are taken can put another in the place of one of theirs: the folder is sticky.
        guard !isPlanted(found, in: holder, for: geteuid()) else {
            throw UnavailableError(planted: name, writing: path)
        }
        return found
    }

    /// Whether somebody may have put this entry there to have it written to: it is in a sticky folder in which others than
    /// its owner may make files, and neither the folder's owner's nor the user's own.
    static func isPlanted(_ entry: stat, in folder: stat, for user: uid_t) -> Bool {
        let isOpen = folder.st_mode & S_ISVTX != 0 && folder.st_mode & (S_IWGRP | S_IWOTH) != 0
        return isOpen && entry.st_uid != user && entry.st_uid != folder.st_uid
    }

    /// Makes a folder to write into, or takes one that is there.
    /// - Throws: `UnavailableError` when it cannot be made, or a stranger has put it there.
    static func makeFolder(_ path: String) throws {
        if mkdir(path, 0o777) == 0 { return }
        guard errno == EEXIST else { throw UnavailableError(writing: path) }
        // With a slash at its end a link would be followed before it is looked at.
        var name = path[...]
        while name.count > 1, name.last == "/" { name.removeLast() }
        _ = try entry(String(name), of: path)
    }

    private static func end(_ name: String, _ found: stat, of path: String) throws -> OutputPlace {
        switch found.st_mode & S_IFMT {
        case S_IFDIR:
            errno = EISDIR
            throw UnavailableError(writing: path)
        case S_IFREG:
            // The folder alone would let a file be replaced that nobody may write.
            guard access(name, W_OK) == 0 else { throw UnavailableError(writing: path) }
            return .file(name, existing: found)
        default: return .special(name)
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
