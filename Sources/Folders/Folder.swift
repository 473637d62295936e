import Glibc

/// What is in a folder.
public enum Folder {
    /// Why a folder cannot be read or made.
    public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// The system's number for it (errno).
        public let code: Int32

        /// What the system says about it.
        public var description: String {
            // because: strerror gives a text that stays valid until the next call on this thread.
            String(cString: strerror(code))
        }

        static func last() -> Failure { Failure(code: errno) }
    }

    /// The names of what is in a folder, in no order, without those for itself and its parent.
    public static func names(in path: String) throws(Failure) -> [String] {
        guard let folder = opendir(path) else { throw .last() }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            // because: readdir's entry is valid until the next call, and its name ends with a zero byte.
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
