internal import Folders
import Glibc

/// Reads the folder that the assets are in.
public enum AssetFolder {
    /// A folder or file that could not be read.
    public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        public let path: String
        /// What the system says about it.
        public let reason: String

        public var description: String { "cannot read \(path): \(reason)" }

        fileprivate init(_ path: String, code: Int32 = errno) {
            self.path = path
            // because: strerror gives a text that stays valid until the next call on this thread.
            reason = String(cString: strerror(code))
        }
    }

    /// The bytes of every file below `folder`, by its name relative to it; what begins with a dot is passed over.
    public static func files(in folder: String) throws(Failure) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in try names(in: folder) { files[name] = try read("\(folder)/\(name)") }
        return files
    }

    /// The names of all files below `folder`, relative to it, sorted.
    static func names(in folder: String) throws(Failure) -> [String] {
        var names: [String] = []
        for entry in try entries(of: folder) {
            let path = "\(folder)/\(entry)"
            var information = stat()
            guard stat(path, &information) == 0 else { throw Failure(path) }
            if information.st_mode & S_IFMT == S_IFDIR {
                names += try self.names(in: path).map { "\(entry)/\($0)" }
            } else if information.st_mode & S_IFMT == S_IFREG {
                names.append(entry)
            }
        }
        return names.sorted()
    }

    private static func entries(of folder: String) throws(Failure) -> [String] {
        do throws(Folder.Failure) {
            return try Folder.names(in: folder).filter { !$0.hasPrefix(".") }
        } catch {
            throw Failure(folder, code: error.code)
        }
    }

    /// All bytes of a file.
    static func read(_ path: String) throws(Failure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(path) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = Glibc.read(descriptor, &block, block.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw Failure(path)
            }
            if count == 0 { return bytes }
            bytes += block[..<count]
        }
    }
}
