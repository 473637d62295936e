import Foundation
import Glibc
import Testing

@testable import RoundtableCLI

@Suite struct UploadFolderTests {
    private let installation: Installation
    private var temporary: String { installation.folder }

    init() throws { installation = try Installation() }

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
