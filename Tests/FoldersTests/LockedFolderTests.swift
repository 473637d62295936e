import Folders
import Foundation
import Testing

@Suite struct LockedFolderTests {
    private let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    private func name(of folder: LockedFolder) -> String { String(folder.path.dropFirst(temporary.path.count + 1)) }

    @Test("a folder is its owner's alone, and gone with its files when nobody holds it")
    func life() throws {
        do {
            let folder = try LockedFolder(beginning: temporary.file("own-"))
            var found = stat()
            #expect(stat(folder.path, &found) == 0 && found.st_mode == S_IFDIR | 0o700)
            try temporary.write("\(name(of: folder))/upload-1")
        }
        #expect(try temporary.names() == [])
    }

    @Test("what a killed process has left is cleared away, and nothing else is")
    func leftBehind() throws {
        let living = try LockedFolder(beginning: temporary.file("own-"))
        for name in ["own-killed", "own-ours", "other-killed", "elsewhere"] {
            try temporary.makeFolder(name)
            try temporary.write("\(name)/upload-1")
        }
        try #require(symlink("elsewhere", temporary.file("own-a1link")) == 0)
        try temporary.write("own-a1file")
        let own = try LockedFolder(beginning: temporary.file("own-"))
        let expected = [
            "elsewhere", "other-killed", "own-a1file", "own-a1link", "own-ours", name(of: living), name(of: own),
        ]
        #expect(try temporary.names() == expected.sorted())
        #expect(try Folder.names(in: temporary.file("elsewhere")) == ["upload-1"])
    }

    @Test("of many that are made at once each is there, since none is cleared away while it is being made")
    func atOnce() async throws {
        let beginning = temporary.file("own-")
        let missing = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try (0..<150).count { _ in
                        let folder = try LockedFolder(beginning: beginning)
                        return withExtendedLifetime(folder) { access(folder.path, F_OK) != 0 }
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(missing == 0)
        #expect(try temporary.names() == [])
    }

    @Test("where no folder can be made is told")
    func impossible() throws {
        let failure = #expect(throws: Folder.Failure.self) {
            try LockedFolder(beginning: temporary.file("missing/own-"))
        }
        #expect(failure?.code == ENOENT)
    }
}
