import Foundation
import Glibc
import Testing

@testable import RoundtableCLI

@Suite struct OutputPlaceTests {
    private static let owner: uid_t = 65533
    private static let stranger: uid_t = 65534
    private static let isRoot = geteuid() == 0

    private let installation: Installation
    private var folder: String { installation.folder }
    /// A folder like `/tmp`, which is somebody else's.
    private var open: String { folder + "/open" }

    init() throws { installation = try Installation() }

    private func makeOpen() throws {
        try #require(mkdir(open, 0o700) == 0)
        try #require(chown(open, Self.owner, Self.owner) == 0)
        try #require(chmod(open, 0o1777) == 0)
    }

    private func write(_ text: String, to path: String) throws {
        let file = try OutputFile(path)
        try file.write(Array(text.utf8))
        try file.finish()
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func found(_ path: String) throws -> stat {
        var found = stat()
        try #require(lstat(path, &found) == 0)
        return found
    }

    /// Makes a link that is `user`'s.
    private func link(_ name: String, to target: String, of user: uid_t) throws -> String {
        let path = "\(open)/\(name)"
        try #require(symlink(target, path) == 0)
        try #require(lchown(path, user, user) == 0)
        return path
    }

    private func refusal(_ path: String, _ planted: String) -> String {
        "\(path) cannot be written: \(planted) is somebody else's, in a folder where others may put files. "
            + "Remove it, or name a file in a folder of your own."
    }

    @Test("a stranger's is what neither the user nor the folder's owner put into a folder that others may write to")
    func strangers() {
        let entry = { (owner: uid_t, mode: mode_t) in
            var found = stat()
            found.st_uid = owner
            found.st_mode = mode
            return found
        }
        for (owner, folder, mode, isPlanted) in [
            (7, 5, 0o1777, true), (6, 5, 0o1777, false), (5, 5, 0o1777, false), (0, 5, 0o1777, true),
            (7, 5, 0o1770, true), (7, 5, 0o1755, false), (7, 5, 0o0777, false), (7, 6, 0o1777, true),
        ] as [(uid_t, uid_t, mode_t, Bool)] {
            #expect(
                OutputPlace.isPlanted(entry(owner, S_IFLNK | 0o777), in: entry(folder, S_IFDIR | mode), for: 6)
                    == isPlanted)
        }
    }

    @Test(
        "a link that a stranger put into an open folder is not followed, wherever in a chain it stands",
        .enabled(if: isRoot, "only root can give files to somebody else"))
    func plantedLink() throws {
        try makeOpen()
        let target = try installation.write("target", "mine")
        let planted = try link("people.csv", to: target, of: Self.stranger)
        let dangling = try link("new.csv", to: folder + "/made", of: Self.stranger)
        let first = try link("first", to: "people.csv", of: 0)
        for (path, link) in [(planted, planted), (dangling, dangling), (first, planted)] {
            #expect(throws: UnavailableError(refusal(path, link))) { try OutputFile(path) }
        }
        #expect(try text(target) == "mine")
        #expect(access(folder + "/made", F_OK) != 0)
        for user in [0, Self.owner] {
            try write("by \(user)", to: try link("of\(user)", to: target, of: user))
            #expect(try text(target) == "by \(user)")
        }
    }

    @Test(
        "what a stranger put into an open folder is not written to: a file that everybody may write, a pipe",
        .enabled(if: isRoot, "only root can give files to somebody else"))
    func plantedFile() throws {
        try makeOpen()
        let file = try installation.write("open/people.csv", "theirs")
        let pipe = open + "/pipe"
        try #require(mkfifo(pipe, 0o666) == 0)
        // A reader that waits for nobody: opening the other end does not wait either, should it be opened.
        let reader = Glibc.open(pipe, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        for path in [file, pipe] {
            try #require(chown(path, Self.stranger, Self.stranger) == 0 && chmod(path, 0o666) == 0)
            #expect(throws: UnavailableError(refusal(path, path))) { try OutputFile(path) }
        }
        #expect(try text(file) == "theirs")
        _ = try installation.run("migrate")
        for arguments in [["export", "people"], ["backup"]] {
            let refused = try installation.start(arguments + [file, "--database", installation.database]).outcome()
            #expect(refused.status == 3)
            #expect(refused.complaint == "roundtable: \(refusal(file, file))\n")
        }
        try #require(chown(file, Self.owner, Self.owner) == 0)
        try write("ours", to: file)
        #expect(try text(file) == "ours")
    }

    @Test(
        "a programme does not go into a folder that a stranger put into an open one",
        .enabled(if: isRoot, "only root can give files to somebody else"))
    func plantedFolder() throws {
        try makeOpen()
        try #require(installation.run("import", "programme", "seeds/citycamp").status == 0)
        let inner = open + "/programme"
        try #require(mkdir(inner, 0o777) == 0 && chown(inner, Self.stranger, Self.stranger) == 0)
        let planted = try link("link", to: folder, of: Self.stranger)
        for (path, entry) in [(inner, inner), (planted, planted), (inner + "/", inner), (planted + "//", planted)] {
            let refused = try installation.run("export", "programme", path, "--event", "citycamp")
            #expect(refused.status == 3)
            #expect(refused.complaint == "roundtable: \(refusal(path, entry))\n")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: inner) == [])
    }

    @Test(
        "a file is never given away, and takes the mode of one's own file only",
        .enabled(if: isRoot, "only root can give files to somebody else"))
    func modes() throws {
        for (user, kept) in [(Self.stranger, mode_t(0o600)), (0, 0o664)] {
            let path = try installation.write("of\(user)", "old")
            try #require(chown(path, user, Self.owner) == 0 && chmod(path, 0o664) == 0)
            try write("new", to: path)
            #expect(try found(path).st_mode == S_IFREG | kept)
            #expect(try found(path).st_uid == 0)
            #expect(try found(path).st_gid == (user == 0 ? Self.owner : 0))
        }
    }
}
