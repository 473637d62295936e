import Foundation
import Glibc
import Testing

@testable import RoundtableCLI

@Suite struct UploadFolderTests {
    private let installation: Installation
    private var temporary: String { installation.folder }

    init() throws { installation = try Installation() }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: temporary).sorted()
    }

    private func makeFolder(_ name: String, holding file: String = "upload-1") throws {
        try FileManager.default.createDirectory(atPath: "\(temporary)/\(name)", withIntermediateDirectories: false)
        _ = try installation.write("\(name)/\(file)", "name,email\n")
    }

    @Test("a folder is its owner's alone, and gone with its files when nobody holds it")
    func life() throws {
        do {
            let folder = try UploadFolder(in: temporary)
            var found = stat()
            #expect(stat(folder.path, &found) == 0 && found.st_mode == S_IFDIR | 0o700)
            try "x".write(toFile: folder.path + "/upload-1", atomically: false, encoding: .utf8)
        }
        #expect(try names() == [])
    }

    @Test("what a killed process has left is cleared away, and nothing else is")
    func leftBehind() throws {
        let living = try UploadFolder(in: temporary)
        try makeFolder("roundtable-uploads-killed")
        try makeFolder("roundtable-other")
        try makeFolder("elsewhere")
        try #require(symlink("elsewhere", temporary + "/roundtable-uploads-link") == 0)
        _ = try installation.write("roundtable-uploads-file", "")
        let own = try UploadFolder(in: temporary)
        let expected = [
            "elsewhere", "roundtable-other", "roundtable-uploads-file", "roundtable-uploads-link",
            String(living.path.dropFirst(temporary.count + 1)), String(own.path.dropFirst(temporary.count + 1)),
        ]
        #expect(try names() == expected.sorted())
        #expect(FileManager.default.fileExists(atPath: temporary + "/elsewhere/upload-1"))
    }

    @Test("a server that was killed leaves its folder to the next, and one that lives keeps its own")
    func killed() async throws {
        try FileManager.default.createDirectory(atPath: temporary + "/tmp", withIntermediateDirectories: false)
        let serve = { (name: String) in
            try installation.start(
                ["serve", "--listen", "127.0.0.1:0", "--database", "\(temporary)/\(name).sqlite"],
                environment: ["TMPDIR": temporary + "/tmp"])
        }
        let folders = { Set(try FileManager.default.contentsOfDirectory(atPath: temporary + "/tmp")) }
        /// Waits for the folder that a server makes before it listens.
        let new = { (known: Set<String>) in
            for _ in 0..<600 {
                if let new = try folders().subtracting(known).first { return new }
                try await Task.sleep(for: .milliseconds(50))
            }
            throw CocoaError(.fileNoSuchFile)
        }
        var (first, known) = ("", Set<String>())
        var servers: [RunningProgram] = []
        for name in ["a", "b", "c"] {
            if name == "c" {
                servers[0].signal(SIGKILL)
                _ = servers[0].outcome()
            }
            servers.append(try serve(name))
            let folder = try await new(known)
            if name == "c" { #expect(try folders() == known.subtracting([first]).union([folder])) }
            if name == "a" { first = folder }
            known.insert(folder)
        }
        for server in servers.dropFirst() {
            server.signal(SIGKILL)
            _ = server.outcome()
        }
    }
}
