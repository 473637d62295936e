import Folders
import Foundation
import Testing

@Suite struct FolderTests {
    @Test("names are those of files, folders and links, hidden ones too, but not of itself and its parent")
    func names() throws {
        let folder = try TemporaryFolder()
        for name in ["a", ".b", "Zürich"] { try folder.write(name) }
        try folder.makeFolder("inner")
        try #require(symlink("nowhere", folder.file("link")) == 0)
        #expect(try Folder.names(in: folder.path).sorted() == [".b", "Zürich", "a", "inner", "link"].sorted())
        #expect(try Folder.names(in: folder.file("inner")) == [])
    }

    @Test("a folder that cannot be read says why", arguments: [("missing", ENOENT), ("file", ENOTDIR)])
    func unreadable(name: String, code: Int32) throws {
        let folder = try TemporaryFolder()
        try folder.write("file")
        let failure = #expect(throws: Folder.Failure.self) { try Folder.names(in: folder.file(name)) }
        #expect(failure?.code == code)
    }
}
