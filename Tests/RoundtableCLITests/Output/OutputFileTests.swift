import Foundation
import Glibc
import Testing

@testable import RoundtableCLI

@Suite struct OutputFileTests {
    private let installation: Installation
    private var folder: String { installation.folder }

    init() throws { installation = try Installation() }

    private func write(_ text: String, to path: String) throws {
        let file = try OutputFile(path)
        try file.write(Array(text.utf8))
        try file.finish()
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func mode(_ path: String) throws -> mode_t {
        var found = stat()
        try #require(lstat(path, &found) == 0)
        return found.st_mode
    }

    private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

    /// Whether the file system has files without a name, of which nothing is left when a process is killed.
    private var hasNameless: Bool {
        let descriptor = open(folder, 0o20000000 | O_DIRECTORY | O_RDWR, 0o600)
        defer { close(descriptor) }
        return descriptor >= 0
    }

    @Test("a new file is its owner's alone, with nothing beside it")
    func newFile() throws {
        try write("new", to: folder + "/a.csv")
        #expect(try text(folder + "/a.csv") == "new")
        #expect(try mode(folder + "/a.csv") == S_IFREG | 0o600)
        #expect(try names() == ["a.csv"])
    }

    @Test("a file that is there is replaced when the new one is whole, and keeps its mode")
    func replaced() throws {
        let path = try installation.write("a.csv", "old")
        try #require(chmod(path, 0o640) == 0)
        let file = try OutputFile(path)
        try file.write(Array("new".utf8))
        #expect(try text(path) == "old")
        if hasNameless { #expect(try names() == ["a.csv"]) }
        try file.finish()
        #expect(try text(path) == "new")
        #expect(try mode(path) == S_IFREG | 0o640)
        #expect(try names() == ["a.csv"])
    }

    @Test("a file that is not finished leaves what was there, and nothing else")
    func unfinished() throws {
        let path = try installation.write("a.csv", "old")
        do { try OutputFile(path).write(Array("half".utf8)) }
        #expect(try text(path) == "old")
        #expect(try names() == ["a.csv"])
    }

    @Test("a symbolic link stays, and what it leads to is written, whether it is there or not")
    func links() throws {
        try FileManager.default.createDirectory(atPath: folder + "/far", withIntermediateDirectories: false)
        let target = try installation.write("far/a.csv", "old")
        try #require(symlink("far/a.csv", folder + "/first") == 0)
        try #require(symlink(folder + "/first", folder + "/second") == 0)
        try #require(symlink("far/b.csv", folder + "/dangling") == 0)
        try write("new", to: folder + "/second")
        try write("made", to: folder + "/dangling")
        #expect(try text(target) == "new")
        #expect(try text(folder + "/far/b.csv") == "made")
        for link in ["first", "second", "dangling"] { #expect(try mode("\(folder)/\(link)") & S_IFMT == S_IFLNK) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/far").sorted() == ["a.csv", "b.csv"])
    }

    @Test("a named pipe is written to and stays")
    func pipe() throws {
        let path = folder + "/pipe"
        try #require(mkfifo(path, 0o600) == 0)
        // A reader that waits for nobody, so that opening the other end does not wait either.
        let reader = open(path, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        try write("through", to: path)
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = read(reader, &bytes, bytes.count)
        #expect(String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self) == "through")
        #expect(try mode(path) & S_IFMT == S_IFIFO)
        #expect(try names() == ["pipe"])
    }

    @Test("a reader of a named pipe who leaves has seen enough")
    func readerLeaves() throws {
        _ = try installation.run("migrate")
        let path = folder + "/pipe"
        try #require(mkfifo(path, 0o600) == 0)
        let running = try installation.start(["export", "events", path, "--database", installation.database])
        close(open(path, O_RDONLY))
        let outcome = running.outcome()
        #expect(outcome.status == 0)
        #expect(outcome.complaint == "")
    }

    @Test("devices are written to and stay; one that is full says so")
    func devices() throws {
        let before = try mode("/dev/null")
        try write("gone", to: "/dev/null")
        #expect(try mode("/dev/null") == before)
        _ = try installation.run("migrate")
        let refused = try installation.run("export", "events", "/dev/full")
        #expect(refused.status == 3)
        #expect(refused.complaint == "roundtable: /dev/full cannot be written: No space left on device.\n")
    }

    @Test("/dev/stdout is where the program's output goes: a pipe, or a file after what stands there")
    func standardOutput() throws {
        _ = try installation.run("migrate")
        let plain = try installation.run("export", "events").output
        #expect(plain.hasPrefix("slug,"))
        #expect(try installation.run("export", "events", "/dev/stdout").output == plain)
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = [
            "-c", "{ echo first; \"$0\" export events /dev/stdout --database \"$1\"; echo last; } > \"$2\"",
            Installation.program.path(), installation.database, folder + "/out",
        ]
        try shell.run()
        shell.waitUntilExit()
        #expect(try text(folder + "/out") == "first\n" + plain + "last\n")
    }

    @Test("what cannot be written is told with the reason, and leaves nothing")
    func failures() throws {
        try #require(symlink("loop", folder + "/loop") == 0)
        for (path, reason) in [
            (folder, "Is a directory"), (folder + "/none/a.csv", "No such file or directory"),
            (folder + "/loop", "Too many levels of symbolic links"),
        ] {
            #expect(throws: UnavailableError("\(path) cannot be written: \(reason).")) { try OutputFile(path) }
        }
        #expect(try names() == ["loop"])
    }
}
