import Glibc

/// A folder of the process's own for uploaded files, gone when the process ends in peace.
public final class UploadFolder: Sendable {
    public let path: String

    /// Throws an error with one sentence when there is no room for it.
    public init() throws {
        let parent = Environment.temporaryFolder
        var template = Array("\(parent)/roundtable-XXXXXX".utf8CString)
        // because: mkdtemp fills in the last six characters of the text, which ends with a zero byte
        guard mkdtemp(&template) != nil else {
            throw UnavailableError("A folder for uploaded files cannot be made in \(parent).")
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        if let directory = opendir(path) {
            while let entry = readdir(directory) {
                // because: readdir's entry is valid until the next call, and its name ends with a zero byte
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                unlink("\(path)/\(name)")
            }
            closedir(directory)
        }
        rmdir(path)
    }
}
