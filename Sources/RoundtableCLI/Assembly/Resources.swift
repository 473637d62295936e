import Glibc
public import HTTP
public import Pages

/// The folder `Resources`: static files and message catalogues, read once at start.
public struct Resources: Sendable {
    public let assets: Assets
    public let languages: Languages

    /// Finds the folder and reads it. Throws an error with one sentence when it is missing or cannot be read.
    public init(configuration: Configuration) throws {
        let folder = try Self.folder(named: configuration.resources)
        do {
            assets = try Assets.load(
                folder: folder + "/static", security: SecurityHeaders(isHTTPS: configuration.baseURL.isHTTPS))
            let messages = folder + "/messages"
            languages = try Languages(files: Self.isFolder(messages) ? AssetFolder.files(in: messages) : [:])
        } catch let failure as AssetFolder.Failure {
            throw UnavailableError("The Resources folder is not whole: \(failure).")
        } catch let error as CatalogueError {
            throw UnavailableError("A file of translations in \(folder)/messages cannot be used: \(error).")
        }
    }

    /// The folder that was named, else the one beside the program, else the one in the working folder.
    private static func folder(named name: String?) throws -> String {
        if let name {
            guard isFolder(name) else { throw UnavailableError("There is no Resources folder \(name).") }
            return name
        }
        let candidates = [programFolder.map { $0 + "/Resources" }, "Resources"].compactMap(\.self)
        guard let found = candidates.first(where: isFolder) else {
            throw UnavailableError(
                "There is no Resources folder beside the program or in the working folder; name it with --resources.")
        }
        return found
    }

    private static var programFolder: String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let length = buffer.withUnsafeMutableBytes { bytes -> Int in
            // because: readlink writes at most the count it is given
            guard let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return 0 }
            return readlink("/proc/self/exe", start, bytes.count)
        }
        guard length > 0, length < buffer.count else { return nil }
        let path = String(decoding: buffer[..<length], as: UTF8.self)
        return path.lastIndex(of: "/").map { String(path[..<$0]) }
    }

    static func isFolder(_ path: String) -> Bool {
        var information = stat()
        return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
    }
}
